package dev.gatehouse.spring.api.session;

import dev.gatehouse.device.DeviceToken;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.cookie.Entered;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** What every endpoint that opens sessions takes besides a factor, and how it answers. */
record SignInAnswers(Cookies cookies) {
  /** Besides, what a client may want and bring along. */
  static JsonShape arriving(JsonShape shape) {
    return transported(shape.orTexts("trustToken").orFlags("remember"));
  }

  /** Besides, what a client may bring along to the second factor. */
  static JsonShape transported(JsonShape shape) {
    return shape
        .orTexts("transport", "deviceToken")
        .where("transport", JsonKind.Text.of("bearer", "cookie"));
  }

  /** What the client wants and brings along, in the body or else in cookies. */
  Arrival arrival(Call call) {
    var body = call.body();
    var request = call.servletRequest();
    var replaced = cookies.presented(request).flatMap(PresentedToken::token);
    var kept = cookies.devices().arrival(body.flag("remember"), replaced, request);
    return new Arrival(
        kept.lasting(),
        replaced,
        body.optionalText("deviceToken").flatMap(DeviceToken::parse).or(kept::device),
        body.optionalText("trustToken").flatMap(TrustToken::parse).or(kept::trust));
  }

  /** Says what came of the first factor. */
  ServerResponse of(SignIn signIn, Call call) {
    return switch (signIn) {
      case SignIn.SignedIn signedIn -> entered(Entered.of(signedIn), call);
      case SignIn.SecondFactorNeeded(var challenge, var until) ->
          pending("second-factor", challenge.reveal(), Optional.of(until));
      case SignIn.PasswordChangeNeeded(var token) ->
          pending("new-password", token.reveal(), Optional.empty());
      case SignIn.Rejected() -> call.refused(Problem.CREDENTIALS_WRONG);
      case SignIn.Inactive() -> call.refused(Problem.USER_INACTIVE);
      case SignIn.Throttled(var retryAfter) -> call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case SignIn.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  /** Says that a session is open. */
  ServerResponse entered(Entered entered, Call call) {
    return call.body().optionalText("transport").equals(Optional.of("cookie"))
        ? cookies.answer(HttpStatus.CREATED, entered, OpenedSession.withoutTokens(entered))
        : JsonAnswers.answer(HttpStatus.CREATED, OpenedSession.withTokens(entered));
  }

  private static ServerResponse pending(String next, String token, Optional<Instant> until) {
    return JsonAnswers.answer(HttpStatus.ACCEPTED, new PendingSignIn(next, token, until));
  }
}
