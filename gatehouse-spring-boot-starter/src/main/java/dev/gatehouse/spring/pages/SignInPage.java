package dev.gatehouse.spring.pages;

import dev.gatehouse.password.Password;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.security.ReturnPath;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page where a user signs in, and goes on to where the user wanted to go. */
final class SignInPage {
  private static final String TEMPLATE = "sign-in";

  private final SignIns signIns;
  private final Clients clients;
  private final Cookies cookies;
  private final Views views;

  SignInPage(SignIns signIns, Clients clients, Cookies cookies, Views views) {
    this.signIns = signIns;
    this.clients = clients;
    this.cookies = cookies;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    if (SignedInUser.of(request.servletRequest()).isPresent()) {
      return goOn(request);
    }
    return views.form(TEMPLATE, values("", false, request));
  }

  ServerResponse submit(ServerRequest request) {
    var email = request.param("email").orElse("");
    var remember = request.param("remember").isPresent();
    var password = Password.of(request.param("password").orElse(""));
    var form = new SignInForm(email, password, arrival(remember, request));
    var typed = values(email, remember, request);
    return switch (signIns.withPassword(form, clients.of(request.servletRequest()))) {
      case SignIn.SignedIn(var opened, var device) -> signedIn(opened, request);
      case SignIn.SecondFactorNeeded(var challenge, var until) ->
          views.refuse(Problem.SECOND_FACTOR_REQUIRED);
      case SignIn.Rejected() ->
          views.form(TEMPLATE, typed, List.of(FormFault.of("email", "credentials-wrong")));
      case SignIn.Inactive() -> views.refuse(Problem.USER_INACTIVE);
      // in the form at once, never in an address: those are logged
      case SignIn.PasswordChangeNeeded(var token) ->
          views.form("reset", Map.of("token", token.reveal(), "due", true));
      case SignIn.Throttled(var retryAfter) ->
          views.form(TEMPLATE, typed, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "email");
      case SignIn.Busy(var retryAfter) ->
          views.form(TEMPLATE, typed, Refusal.of(Problem.BUSY, retryAfter), "email");
    };
  }

  private Arrival arrival(boolean remember, ServerRequest request) {
    var replaced =
        PresentedToken.of(request.servletRequest(), cookies.session())
            .flatMap(PresentedToken::token);
    return new Arrival(remember, replaced, Optional.empty(), Optional.empty());
  }

  private ServerResponse signedIn(OpenSession opened, ServerRequest request) {
    var onward = onward(request);
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", onward)
        .build((http, response) -> {
          cookies.session().write(opened, response);
          cookies.csrf().renew(http, response);
          return null;
        });
  }

  private ServerResponse goOn(ServerRequest request) {
    return views.goToPath(onward(request));
  }

  private String onward(ServerRequest request) {
    return request
        .param("to")
        .flatMap(ReturnPath::parse)
        .map(ReturnPath::text)
        .orElseGet(() -> views.home(request));
  }

  private static Map<String, ?> values(String email, boolean remember, ServerRequest request) {
    var to = request.param("to").flatMap(ReturnPath::parse).map(ReturnPath::text).orElse("");
    var reset = request.param("reset").isPresent();
    return Map.of("email", email, "remember", remember, "to", to, "reset", reset);
  }
}
