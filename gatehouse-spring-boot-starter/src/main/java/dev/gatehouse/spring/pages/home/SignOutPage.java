package dev.gatehouse.spring.pages.home;

import dev.gatehouse.session.Sessions;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The way out. */
final class SignOutPage {
  private final Sessions sessions;
  private final Clients clients;
  private final Cookies cookies;
  private final Views views;

  SignOutPage(Sessions sessions, Clients clients, Cookies cookies, Views views) {
    this.sessions = sessions;
    this.clients = clients;
    this.cookies = cookies;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    return SignedInUser.of(request.servletRequest()).isPresent()
        ? views.show("sign-out", Map.of())
        : views.goTo("sign-in", request);
  }

  ServerResponse submit(ServerRequest request) {
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
