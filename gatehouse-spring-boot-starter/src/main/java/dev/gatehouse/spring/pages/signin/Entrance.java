package dev.gatehouse.spring.pages.signin;

import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.credential.ReplacementToken;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.spring.cookie.Entered;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.ReturnPath;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The way in, whichever factor it was: the cookies, and where the browser is sent. */
public record Entrance(Cookies cookies, Views views) {
  /** What the browser wants and brings along. */
  public Arrival arrival(boolean lasting, ServerRequest request) {
    var http = request.servletRequest();
    var replaced = PresentedToken.of(http, cookies.session()).flatMap(PresentedToken::token);
    return cookies.devices().arrival(lasting, replaced, http);
  }

  /** In: on to where the user wanted to go. */
  public ServerResponse enter(Entered entered, ServerRequest request) {
    return leave(
        onward(request),
        response -> {
          cookies.session().write(entered.opened(), response);
          cookies.devices().write(entered, response);
          cookies.detour().clear(response);
        });
  }

  /** On to the second factor. */
  public ServerResponse goOn(ChallengeToken challenge, ServerRequest request) {
    return leave(
        views.path("sign-in/code" + wanted(request), request),
        response -> cookies.devices().write(challenge, response));
  }

  /** To a page from where the way in makes a detour; where the user wanted to go is kept. */
  public ServerResponse detour(String page, ServerRequest request) {
    return leave(
        views.path(page, request), response -> cookies.detour().write(to(request), response));
  }

  /** Back to the first factor, since it was too long ago. */
  ServerResponse startOver(ServerRequest request) {
    return goBack("sign-in?over" + wanted(request).replace('?', '&'), request);
  }

  /** Back to the first factor. */
  ServerResponse goBack(ServerRequest request) {
    return goBack("sign-in" + wanted(request), request);
  }

  private ServerResponse goBack(String page, ServerRequest request) {
    return leave(views.path(page, request), response -> cookies.devices().clearChallenge(response));
  }

  /** On to another password: in the form at once, never in an address, since those are logged. */
  public ServerResponse replace(ReplacementToken token) {
    return views.form("reset", Map.of("token", token.reveal(), "due", true));
  }

  private ServerResponse leave(String path, Consumer<HttpServletResponse> cookiesOf) {
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", path)
        .build((http, response) -> {
          cookiesOf.accept(response);
          cookies.csrf().renew(http, response);
          return null;
        });
  }

  /** Where the user wanted to go; home, if that is not known. */
  String onward(ServerRequest request) {
    return to(request).map(ReturnPath::text).orElseGet(() -> views.home(request));
  }

  /** The same as a parameter of an address, or nothing. */
  private String wanted(ServerRequest request) {
    return to(request).map(path -> "?" + path.parameter()).orElse("");
  }

  /** Where the user wanted to go, if that is known. */
  public Optional<ReturnPath> to(ServerRequest request) {
    return request
        .param("to")
        .flatMap(ReturnPath::parse)
        .or(() -> cookies.detour().read(request.servletRequest()));
  }
}
