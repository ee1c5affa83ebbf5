package dev.gatehouse.spring.pages;

import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Asks for the present password, the field {@code present}, before an act. */
public record PresentPasswords(Passwords passwords, Clients clients, Views views) {
  private static final String FIELD = "present";

  /** Goes on if the password is right; else shows the form again. */
  public ServerResponse confirm(
      Form form, ServerRequest request, Function<ConfirmedPassword, ServerResponse> act) {
    var user = SignedInUser.required(request.servletRequest());
    var present = Password.of(request.param(FIELD).orElse(""));
    var client = clients.of(request.servletRequest());
    return switch (passwords.confirm(user.id(), present, client)) {
      case PasswordConfirmation.Confirmed(var proof) -> act.apply(proof);
      case PasswordConfirmation.Wrong() ->
          views.form(form, FormFault.of(FIELD, "present-password-wrong"));
      case PasswordConfirmation.Throttled(var retryAfter) ->
          views.form(form, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), FIELD);
      case PasswordConfirmation.Busy(var retryAfter) ->
          views.form(form, Refusal.of(Problem.BUSY, retryAfter), FIELD);
    };
  }
}
