package dev.gatehouse.spring.api.session;

import static dev.gatehouse.spring.api.Audience.ANYBODY;
import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.Password;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
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
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerResponse;

/** Opens, shows, lists and ends sessions. */
final class SessionEndpoints {
  private static final JsonShape SIGN_IN =
      JsonShape.of("email", "password")
          .orTexts("transport")
          .orFlags("remember")
          .where("email", JsonKind.EMAIL)
          .where("password", JsonKind.PASSWORD)
          .where("transport", JsonKind.Text.of("bearer", "cookie"));

  private final Gatehouse gatehouse;
  private final Cookies cookies;

  SessionEndpoints(Gatehouse gatehouse, Cookies cookies) {
    this.gatehouse = gatehouse;
    this.cookies = cookies;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Sessions",
        Endpoint.post(
                "sessions",
                ANYBODY,
                "Signs in with a password and opens a session, in place of the one presented.")
            .reads(SIGN_IN)
            .answers(HttpStatus.CREATED, OpenedSession.class)
            .refuses(Problem.CREDENTIALS_WRONG, Problem.USER_INACTIVE)
            .refuses(Problem.TOO_MANY_ATTEMPTS, Problem.BUSY)
            .by(this::open),
        Endpoint.get("session", SIGNED_IN, "Says who is signed in.")
            .answers(HttpStatus.OK, WhoAmI.class)
            .by(call -> JsonAnswers.answer(HttpStatus.OK, WhoAmI.of(call.user()))),
        Endpoint.get("sessions", SIGNED_IN, "Lists the own sessions, the last used first.")
            .answers(HttpStatus.OK, SessionList.class)
            .by(this::list),
        Endpoint.delete("sessions/current", SIGNED_IN, "Signs out.")
            .answers(HttpStatus.NO_CONTENT)
            .by(this::endCurrent),
        Endpoint.delete("sessions/others", SIGNED_IN, "Ends every own session but this one.")
            .answers(HttpStatus.OK, EndedSessions.class)
            .by(this::endOthers),
        Endpoint.delete("sessions/{id}", SIGNED_IN, "Ends one of the own sessions.")
            .answers(HttpStatus.NO_CONTENT)
            .refuses(Problem.NOT_FOUND)
            .by(this::end),
        Endpoint.get("csrf", ANYBODY, "Tells the header that unsafe requests by cookie must carry.")
            .answers(HttpStatus.OK, CsrfHeader.class)
            .by(this::csrf));
  }

  private ServerResponse open(Call call) {
    return switch (gatehouse.signIns().withPassword(form(call), call.client())) {
      case SignIn.SignedIn(var opened, var device) -> {
        var token = opened.token().reveal();
        var id = opened.session().id().value();
        yield call.body().optionalText("transport").equals(Optional.of("cookie"))
            ? cookies.answer(
                HttpStatus.CREATED, Optional.of(opened), new OpenedSession(id, Optional.empty()))
            : JsonAnswers.answer(HttpStatus.CREATED, new OpenedSession(id, Optional.of(token)));
      }
      case SignIn.Rejected() -> call.refused(Problem.CREDENTIALS_WRONG);
      case SignIn.Inactive() -> call.refused(Problem.USER_INACTIVE);
      case SignIn.Throttled(var retryAfter) -> call.refused(Problem.TOO_MANY_ATTEMPTS, retryAfter);
      case SignIn.Busy(var retryAfter) -> call.refused(Problem.BUSY, retryAfter);
    };
  }

  private SignInForm form(Call call) {
    return new SignInForm(
        call.body().text("email"),
        Password.of(call.body().text("password")),
        new Arrival(
            call.body().flag("remember"),
            cookies.presented(call.servletRequest()).flatMap(PresentedToken::token),
            Optional.empty()));
  }

  private ServerResponse list(Call call) {
    var sessions = gatehouse.sessions().list(call.user().id());
    return JsonAnswers.answer(
        HttpStatus.OK, SessionList.of(sessions, Optional.of(call.user().session().id())));
  }

  private ServerResponse end(Call call) {
    var user = call.user();
    var ended =
        SessionId.parse(call.path("id")).filter(id -> gatehouse.sessions().end(user.id(), id));
    return ended.isPresent()
        ? noContent(ended.filter(user.session().id()::equals).isPresent())
        : call.refused(Problem.NOT_FOUND);
  }

  private ServerResponse endCurrent(Call call) {
    gatehouse.sessions().end(call.user().id(), call.user().session().id());
    return noContent(true);
  }

  private ServerResponse endOthers(Call call) {
    int ended = gatehouse.sessions().endOthers(call.user().id(), call.user().session().id());
    return JsonAnswers.answer(HttpStatus.OK, new EndedSessions(ended));
  }

  private ServerResponse csrf(Call call) {
    var token =
        Optional.ofNullable(
                (CsrfToken) call.servletRequest().getAttribute(CsrfToken.class.getName()))
            .orElseThrow();
    return JsonAnswers.answer(HttpStatus.OK, new CsrfHeader(CsrfCookies.HEADER, token.getToken()));
  }

  private ServerResponse noContent(boolean signedOut) {
    return ServerResponse.noContent()
        .build((request, response) -> {
          var presented = cookies.presented(request);
          if (signedOut && presented.filter(PresentedToken::inCookie).isPresent()) {
            cookies.session().clear(response);
          }
          return null;
        });
  }

  /** The header that unsafe requests by cookie must carry, as JSON. */
  record CsrfHeader(String header, String token) {}
}
