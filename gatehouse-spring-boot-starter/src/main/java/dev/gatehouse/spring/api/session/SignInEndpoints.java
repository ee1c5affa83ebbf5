package dev.gatehouse.spring.api.session;

import static dev.gatehouse.spring.api.Audience.ANYBODY;
import static dev.gatehouse.spring.api.Audience.SIGNED_IN;

import dev.gatehouse.password.Password;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.security.CsrfCookies;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerResponse;

/** Opens sessions, and says whose this one is. */
final class SignInEndpoints {
  private static final JsonShape SIGN_IN =
      SignInAnswers.arriving(
          JsonShape.of("email", "password")
              .where("email", JsonKind.EMAIL)
              .where("password", JsonKind.PASSWORD));

  private final SignIns signIns;
  private final SignInAnswers answers;

  SignInEndpoints(SignIns signIns, SignInAnswers answers) {
    this.signIns = signIns;
    this.answers = answers;
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
    var form =
        new SignInForm(
            call.body().text("email"),
            Password.of(call.body().text("password")),
            answers.arrival(call));
    return answers.of(signIns.withPassword(form, call.client()), call);
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
