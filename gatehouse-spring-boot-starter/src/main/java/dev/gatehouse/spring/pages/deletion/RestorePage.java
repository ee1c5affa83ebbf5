package dev.gatehouse.spring.pages.deletion;

import dev.gatehouse.deletion.Deletions;
import dev.gatehouse.deletion.Restoration;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.web.Problem;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that the link of a deletion leads to: it shows a button, and only that restores. */
final class RestorePage {
  private final Deletions deletions;
  private final Clients clients;
  private final Views views;

  RestorePage(Deletions deletions, Clients clients, Views views) {
    this.deletions = deletions;
    this.clients = clients;
    this.views = views;
  }

  // mail scanners follow links, so looking at one must not use it up
  ServerResponse show(ServerRequest request) {
    var token = request.param("token").orElse("");
    return deletions.restorable(token)
        ? views.show("restore", Map.of("token", token))
        : views.refuse(Problem.LINK_DEAD);
  }

  ServerResponse submit(ServerRequest request) {
    var token = request.param("token").orElse("");
    return switch (deletions.restore(token, clients.of(request.servletRequest()))) {
      case Restoration.Restored(var user) -> views.goTo("restored", request);
      case Restoration.Dead() -> views.refuse(Problem.LINK_DEAD);
    };
  }

  ServerResponse done(ServerRequest request) {
    return views.show("restored", Map.of());
  }
}
