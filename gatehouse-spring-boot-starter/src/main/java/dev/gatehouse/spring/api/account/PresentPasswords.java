package dev.gatehouse.spring.api.account;

import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.web.Problem;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerResponse;

/** Asks for the present password, the member {@code presentPassword}, before an act. */
final class PresentPasswords {
  private PresentPasswords() {}

  static ServerResponse confirm(
      Passwords passwords, Call call, Function<ConfirmedPassword, ServerResponse> act) {
    var present = Password.of(call.body().text("presentPassword"));
    return switch (passwords.confirm(call.user().id(), present, call.client())) {
      case PasswordConfirmation.Confirmed(var proof) -> act.apply(proof);
      case PasswordConfirmation.Wrong() -> call.refused(Problem.PRESENT_PASSWORD_WRONG);
      case PasswordConfirmation.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case PasswordConfirmation.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }
}
