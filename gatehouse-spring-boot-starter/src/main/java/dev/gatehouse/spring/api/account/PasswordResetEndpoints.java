package dev.gatehouse.spring.api.account;

import static dev.gatehouse.spring.api.Audience.ANYBODY;

import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.passwordchange.ResetRequest;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.EmailAddress;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Mails links to set another password, and redeems them. */
final class PasswordResetEndpoints {
  private static final JsonShape REQUEST = JsonShape.of("email").where("email", JsonKind.EMAIL);
  private static final JsonShape REDEMPTION =
      JsonShape.of("token", "password").where("password", JsonKind.PASSWORD);

  private final PasswordResets resets;

  PasswordResetEndpoints(PasswordResets resets) {
    this.resets = resets;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Password reset",
        Endpoint.post(
                "password-resets",
                ANYBODY,
                "Mails a link to set another password; answers alike for an unknown address.")
            .reads(REQUEST)
            .answers(HttpStatus.ACCEPTED, Done.class)
            .refuses(Problem.INPUT_REJECTED, Problem.TOO_MANY_ATTEMPTS)
            .by(this::request),
        Endpoint.post(
                "password-resets/redemptions",
                ANYBODY,
                "Sets another password by the mailed token, and ends every session.")
            .reads(REDEMPTION)
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.INPUT_REJECTED, Problem.LINK_DEAD, Problem.BUSY)
            .by(this::redeem));
  }

  private ServerResponse request(Call call) {
    var email = EmailAddress.parse(call.body().text("email"));
    if (email.isEmpty()) {
      return call.refused(Problem.INPUT_REJECTED, List.of(Faults.malformedEmail()));
    }
    return switch (resets.request(email.get(), call.client())) {
      case ResetRequest.Accepted() -> Done.accepted();
      case ResetRequest.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
    };
  }

  private ServerResponse redeem(Call call) {
    var password = Password.of(call.body().text("password"));
    return switch (resets.reset(call.body().text("token"), password, call.client())) {
      case PasswordReset.Done(var user) -> Done.ok("password-set");
      case PasswordReset.Rejected(var weaknesses) ->
          call.refused(Problem.INPUT_REJECTED, Faults.of("password", weaknesses));
      case PasswordReset.Dead() -> call.refused(Problem.LINK_DEAD);
      case PasswordReset.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }
}
