package dev.gatehouse.spring.api.account;

import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.FactorCodes;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Changes the password of who is signed in. */
final class PasswordEndpoints {
  private static final JsonShape CHANGE =
      FactorCodes.in(
          JsonShape.of("presentPassword", "newPassword")
              .where("presentPassword", JsonKind.PASSWORD)
              .where("newPassword", JsonKind.PASSWORD));

  private final Gatehouse gatehouse;
  private final Cookies cookies;

  PasswordEndpoints(Gatehouse gatehouse, Cookies cookies) {
    this.gatehouse = gatehouse;
    this.cookies = cookies;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Password",
        Endpoint.put(
                "password",
                SIGNED_IN,
                "Changes the own password, renews this session's token and ends all other sessions.")
            .reads(CHANGE)
            .answers(HttpStatus.OK, ChangedPassword.class)
            .refuses(Problem.PRESENT_PASSWORD_WRONG, Problem.INPUT_REJECTED)
            .refuses(Problem.CODE_NEEDED, Problem.CODE_WRONG, Problem.SECOND_FACTOR_STOPPED)
            .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(this::confirm));
  }

  private ServerResponse confirm(Call call) {
    return PresentPasswords.confirm(gatehouse.passwords(), call, proof -> change(proof, call));
  }

  private ServerResponse change(ConfirmedPassword proof, Call call) {
    var presented = cookies.presented(call.servletRequest());
    var fresh = Password.of(call.body().text("newPassword"));
    var asking = new SecondFactors.Asking(presented.flatMap(PresentedToken::token), call.client());
    return switch (gatehouse
        .passwordChanges()
        .change(proof, fresh, FactorCodes.given(call), asking)) {
      case PasswordChange.Changed(var renewed) ->
          presented.filter(PresentedToken::inCookie).isPresent()
              ? cookies.answer(HttpStatus.OK, renewed, ChangedPassword.of(Optional.empty()))
              : JsonAnswers.answer(HttpStatus.OK, ChangedPassword.of(renewed));
      case PasswordChange.Rejected(var weaknesses) ->
          call.refused(Problem.INPUT_REJECTED, Faults.of("newPassword", weaknesses));
      case PasswordChange.CodeNeeded() -> call.refused(Problem.CODE_NEEDED);
      case PasswordChange.WrongCode() -> call.refused(Problem.CODE_WRONG);
      case PasswordChange.Stopped() -> call.refused(Problem.SECOND_FACTOR_STOPPED);
      case PasswordChange.Throttled(var retryAfter) ->
          call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      // whatever made the proof void has ended this session too
      case PasswordChange.Outdated() -> call.refused(Problem.SIGN_IN_REQUIRED);
      case PasswordChange.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  /**
   * That the password is another one, as JSON.
   *
   * @param token what replaces the token presented; not there for a browser, nor if the session
   *     ended meanwhile: the password has been changed all the same
   */
  record ChangedPassword(String status, Optional<String> token) {
    static ChangedPassword of(Optional<OpenSession> renewed) {
      return new ChangedPassword(
          "password-changed", renewed.map(opened -> opened.token().reveal()));
    }
  }
}
