package dev.gatehouse.spring.pages.signin;

import dev.gatehouse.password.Password;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.cookie.Entered;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.ReturnPath;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page where a user signs in, and goes on to where the user wanted to go. */
final class SignInPage {
  private static final String TEMPLATE = "sign-in";
  private static final String RESET = "reset";

  private final SignIns signIns;
  private final boolean links;
  private final Clients clients;
  private final Entrance entrance;
  private final Views views;

  SignInPage(SignIns signIns, boolean links, Clients clients, Entrance entrance) {
    this.signIns = signIns;
    this.links = links;
    this.clients = clients;
    this.entrance = entrance;
    this.views = entrance.views();
  }

  ServerResponse show(ServerRequest request) {
    if (SignedInUser.of(request.servletRequest()).isPresent()) {
      // whose password was set is somebody else, or nobody would be signed in any more
      return request.param(RESET).isPresent()
          ? views.goToPath(views.home(request) + "?password-set")
          : views.goToPath(entrance.onward(request));
    }
    return views.form(TEMPLATE, values("", false, request));
  }

  ServerResponse submit(ServerRequest request) {
    var email = request.param("email").orElse("");
    var remember = request.param("remember").isPresent();
    var form =
        new SignInForm(
            email,
            Password.of(request.param("password").orElse("")),
            entrance.arrival(remember, request));
    var typed = values(email, remember, request);
    return switch (signIns.withPassword(form, clients.of(request.servletRequest()))) {
      case SignIn.SignedIn signedIn -> entrance.enter(Entered.of(signedIn), request);
      case SignIn.SecondFactorNeeded(var challenge, var until) -> entrance.goOn(challenge, request);
      case SignIn.Rejected() ->
          views.form(TEMPLATE, typed, List.of(FormFault.of("email", "credentials-wrong")));
      case SignIn.Inactive() -> views.refuse(Problem.USER_INACTIVE);
      case SignIn.PasswordChangeNeeded(var token) -> entrance.replace(token);
      case SignIn.Throttled(var retryAfter) ->
          views.form(TEMPLATE, typed, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "email");
      case SignIn.Busy(var retryAfter) ->
          views.form(TEMPLATE, typed, Refusal.of(Problem.BUSY, retryAfter), "email");
    };
  }

  private Map<String, ?> values(String email, boolean remember, ServerRequest request) {
    return Map.of(
        "email",
        email,
        "remember",
        remember,
        "links",
        links,
        "to",
        entrance.to(request).map(ReturnPath::text).orElse(""),
        "over",
        request.param("over").isPresent(),
        RESET,
        request.param(RESET).isPresent());
  }
}
