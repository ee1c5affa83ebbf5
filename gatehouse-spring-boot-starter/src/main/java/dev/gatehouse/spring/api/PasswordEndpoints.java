package dev.gatehouse.spring.api;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.passwordchange.PasswordChange;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusals;
import java.io.IOException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Changes the password of who is signed in. */
final class PasswordEndpoints {
  private static final JsonShape CHANGE = JsonShape.of("presentPassword", "newPassword");

  private final Gatehouse gatehouse;
  private final Clients clients;
  private final Refusals refusals;
  private final SessionEndpoints.Cookies cookies;

  PasswordEndpoints(
      Gatehouse gatehouse, Clients clients, Refusals refusals, SessionEndpoints.Cookies cookies) {
    this.gatehouse = gatehouse;
    this.clients = clients;
    this.refusals = refusals;
    this.cookies = cookies;
  }

  ServerResponse change(ServerRequest request) throws IOException {
    return switch (CHANGE.read(request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var members) -> confirm(members, request);
    };
  }

  private ServerResponse confirm(JsonMembers members, ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var present = Password.of(members.text("presentPassword"));
    return switch (gatehouse.passwords().confirm(user.id(), present)) {
      case PasswordConfirmation.Confirmed(var proof) -> change(proof, members, request);
      case PasswordConfirmation.Wrong() ->
          refusals.answer(Refusal.of(Problem.PRESENT_PASSWORD_WRONG));
      case PasswordConfirmation.Throttled(var retryAfter) ->
          refusals.answer(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
      case PasswordConfirmation.Busy(var retryAfter) ->
          refusals.answer(Refusal.of(Problem.BUSY, retryAfter));
    };
  }

  private ServerResponse change(
      ConfirmedPassword proof, JsonMembers members, ServerRequest request) {
    var presented = PresentedToken.of(request.servletRequest(), cookies.session());
    var fresh = Password.of(members.text("newPassword"));
    var kept = presented.flatMap(PresentedToken::token);
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.passwordChanges().change(proof, fresh, kept, client)) {
      case PasswordChange.Changed(var renewed) ->
          // without a token if the session ended meanwhile; the password has changed all the same
          cookies.renewed("password-changed", presented, renewed);
      case PasswordChange.Rejected(var weaknesses) ->
          refusals.answer(Refusal.of(Problem.INPUT_REJECTED, Faults.of("newPassword", weaknesses)));
      // whatever made the proof void has ended this session too
      case PasswordChange.Outdated() -> refusals.answer(Refusal.of(Problem.SIGN_IN_REQUIRED));
      case PasswordChange.Busy(var retryAfter) ->
          refusals.answer(Refusal.of(Problem.BUSY, retryAfter));
    };
  }
}
