package dev.gatehouse.spring.pages;

import dev.gatehouse.email.Confirmation;
import dev.gatehouse.email.Emails;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.web.Problem;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page that a mailed link leads to: it shows a button, and only the button redeems. */
final class ConfirmPage {
  private final Emails emails;
  private final Clients clients;
  private final Views views;

  ConfirmPage(Emails emails, Clients clients, Views views) {
    this.emails = emails;
    this.clients = clients;
    this.views = views;
  }

  // mail scanners follow links, so looking at one must not use it up
  ServerResponse show(ServerRequest request) {
    return views.show("confirm", Map.of("token", request.param("token").orElse("")));
  }

  ServerResponse submit(ServerRequest request) {
    var client = clients.of(request.servletRequest());
    return switch (emails.confirm(request.param("token").orElse(""), client)) {
      case Confirmation.Confirmed(var user) -> views.goTo("confirmed", request);
      case Confirmation.Dead() -> views.refuse(Problem.LINK_DEAD);
    };
  }

  ServerResponse done(ServerRequest request) {
    return views.show("confirmed", Map.of());
  }
}
