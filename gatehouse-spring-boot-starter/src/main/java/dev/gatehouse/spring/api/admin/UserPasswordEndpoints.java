package dev.gatehouse.spring.api.admin;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.administration.PasswordAssignment;
import dev.gatehouse.administration.PasswordAssignments;
import dev.gatehouse.password.Password;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.account.Faults;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Sets the passwords of users, where the settings allow it. */
final class UserPasswordEndpoints {
  private static final JsonShape ASSIGNMENT =
      JsonShape.of("password").where("password", JsonKind.PASSWORD);

  private final PasswordAssignments passwords;

  UserPasswordEndpoints(PasswordAssignments passwords) {
    this.passwords = passwords;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Password of a user",
        Endpoint.put(
                "users/{id}/password",
                ADMIN,
                "Sets a password that is good for setting another alone; every session ends.")
            .reads(ASSIGNMENT)
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW, Problem.PASSWORD_ASSIGNMENT_OFF)
            .refuses(Problem.INPUT_REJECTED, Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(call -> Target.of(call, user -> assign(call, user))));
  }

  private ServerResponse assign(Call call, UserId user) {
    var password = Password.of(call.body().text("password"));
    return switch (passwords.assign(call.actor(), user, password)) {
      case PasswordAssignment.Assigned() -> Done.ok("password-assigned");
      case PasswordAssignment.Rejected(var weaknesses) ->
          call.refused(Problem.INPUT_REJECTED, Faults.of("password", weaknesses));
      case PasswordAssignment.SwitchedOff() -> call.refused(Problem.PASSWORD_ASSIGNMENT_OFF);
      case PasswordAssignment.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case PasswordAssignment.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
      case PasswordAssignment.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case PasswordAssignment.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }
}
