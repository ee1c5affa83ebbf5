package dev.gatehouse.spring.pages.session;

import dev.gatehouse.place.Places;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Moments;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that says where the user is signed in, and ends it there. */
final class SessionsPage {
  private static final String PATH = "sessions";

  private final Sessions sessions;
  private final Places places;
  private final Clients clients;
  private final Views views;

  SessionsPage(Sessions sessions, Places places, Clients clients, Views views) {
    this.sessions = sessions;
    this.places = places;
    this.clients = clients;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var moments = Moments.of(request);
    var current = user.session().id();
    var entries =
        sessions.list(user.id()).stream()
            .map(session ->
                SessionView.of(session, current, places.find(session.client().address()), moments))
            .toList();
    return views.show("sessions", Map.of("sessions", entries));
  }

  ServerResponse end(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    // one that has ended in another tab is as it was wished to be
    SessionId.parse(request.pathVariable("id"))
        .ifPresent(id -> sessions.end(user.id(), id, by(user, request)));
    return views.goTo(PATH, request);
  }

  ServerResponse endOthers(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    sessions.endOthers(user.id(), user.session().id(), by(user, request));
    return views.goTo(PATH, request);
  }

  private Sessions.By by(SignedInUser user, ServerRequest request) {
    return new Sessions.By(user.id(), clients.of(request.servletRequest()));
  }
}
