package dev.gatehouse.spring.api.session;

import static dev.gatehouse.spring.api.Audience.ANYBODY;
import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.password.Password;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Cookies;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.security.CsrfCookies;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerResponse;

/** Opens sessions, and says whose this one is. */
final class SignInEndpoints {
  private static final JsonShape SIGN_IN =
      JsonShape.of("email", "password")
          .orTexts("transport")
          .orFlags("remember")
          .where("email", JsonKind.EMAIL)
          .where("password", JsonKind.PASSWORD)
          .where("transport", JsonKind.Text.of("bearer", "cookie"));

  private final SignIns signIns;
  private final Cookies cookies;

  SignInEndpoints(SignIns signIns, Cookies cookies) {
    this.signIns = signIns;
    this.cookies = cookies;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Signing in",
        Endpoint.post(
                "sessions",
                ANYBODY,
                "Signs in with a password and opens a session, in place of the one presented.")
            .reads(SIGN_IN)
            .answers(HttpStatus.CREATED, OpenedSession.class)
            .answers(HttpStatus.ACCEPTED, PendingSignIn.class)
            .refuses(Problem.CREDENTIALS_WRONG, Problem.USER_INACTIVE)
            .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(this::open),
        Endpoint.get("session", SIGNED_IN, "Says who is signed in.")
            .answers(HttpStatus.OK, WhoAmI.class)
            .by(call -> JsonAnswers.answer(HttpStatus.OK, WhoAmI.of(call.user()))),
        Endpoint.get("csrf", ANYBODY, "Tells the header that unsafe requests by cookie must carry.")
            .answers(HttpStatus.OK, CsrfHeader.class)
            .by(this::csrf));
  }

  private ServerResponse open(Call call) {
    return switch (signIns.withPassword(form(call), call.client())) {
      case SignIn.SignedIn(var opened, var device) -> {
        var token = opened.token().reveal();
        var id = opened.session().id().value();
        yield call.body().optionalText("transport").equals(Optional.of("cookie"))
            ? cookies.answer(
                HttpStatus.CREATED, Optional.of(opened), new OpenedSession(id, Optional.empty()))
            : JsonAnswers.answer(HttpStatus.CREATED, new OpenedSession(id, Optional.of(token)));
      }
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

  private static ServerResponse pending(String next, String token, Optional<Instant> until) {
    return JsonAnswers.answer(HttpStatus.ACCEPTED, new PendingSignIn(next, token, until));
  }

  private SignInForm form(Call call) {
    return new SignInForm(
        call.body().text("email"),
        Password.of(call.body().text("password")),
        new Arrival(
            call.body().flag("remember"),
            cookies.presented(call.servletRequest()).flatMap(PresentedToken::token),
            Optional.empty(),
            Optional.empty()));
  }

  private ServerResponse csrf(Call call) {
    var token =
        Optional.ofNullable(
                (CsrfToken) call.servletRequest().getAttribute(CsrfToken.class.getName()))
            .orElseThrow();
    return JsonAnswers.answer(HttpStatus.OK, new CsrfHeader(CsrfCookies.HEADER, token.getToken()));
  }

  /** The header that unsafe requests by cookie must carry, as JSON. */
  record CsrfHeader(String header, String token) {}
}
