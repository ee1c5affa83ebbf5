package dev.gatehouse.spring.pages;

import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.PageRenderer;
import dev.gatehouse.spring.web.Problem;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that says who you are, and where you are signed in. */
final class HomePage {
  private final Sessions sessions;
  private final Clients clients;
  private final Cookies cookies;
  private final Views views;

  HomePage(Sessions sessions, Clients clients, Cookies cookies, Views views) {
    this.sessions = sessions;
    this.clients = clients;
    this.cookies = cookies;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var language = PageRenderer.language(request.servletRequest());
    var entries =
        sessions.list(user.id()).stream()
            .map(session -> SessionView.of(session, user.session().id(), language))
            .toList();
    return views.show(
        "home",
        Map.of(
            "email", user.user().email().typed(),
            "confirmed", user.user().confirmed(),
            "roles", user.roles(),
            "passwordChanged", request.param("password-changed").isPresent(),
            "sessions", entries));
  }

  ServerResponse end(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var ended =
        SessionId.parse(request.pathVariable("id"))
            .filter(id -> sessions.end(user.id(), id, by(user, request)));
    return ended.isPresent() ? views.goHome(request) : views.refuse(Problem.NOT_FOUND);
  }

  ServerResponse endOthers(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    sessions.endOthers(user.id(), user.session().id(), by(user, request));
    return views.goHome(request);
  }

  private Sessions.By by(SignedInUser user, ServerRequest request) {
    return new Sessions.By(user.id(), clients.of(request.servletRequest()));
  }

  ServerResponse askToSignOut(ServerRequest request) {
    return SignedInUser.of(request.servletRequest()).isPresent()
        ? views.show("sign-out", Map.of())
        : views.goTo("sign-in", request);
  }

  ServerResponse signOut(ServerRequest request) {
    var client = clients.of(request.servletRequest());
    SignedInUser.of(request.servletRequest())
        .ifPresent(user -> sessions.signOut(user.id(), user.session().id(), client));
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", views.path("sign-in", request))
        .build((http, response) -> {
          cookies.session().clear(response);
          cookies.csrf().renew(http, response);
          return null;
        });
  }
}
