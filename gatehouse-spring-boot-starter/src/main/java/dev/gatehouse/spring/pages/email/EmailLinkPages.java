package dev.gatehouse.spring.pages.email;

import dev.gatehouse.emailchange.EmailChange;
import dev.gatehouse.emailchange.EmailChanges;
import dev.gatehouse.emailchange.EmailUndo;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The pages that the links of a change of address lead to: one changes it, the other back. */
final class EmailLinkPages {
  private static final String CONFIRM = "email-confirm";

  private final EmailChanges changes;
  private final Clients clients;
  private final Cookies cookies;
  private final Views views;

  EmailLinkPages(EmailChanges changes, Clients clients, Cookies cookies, Views views) {
    this.changes = changes;
    this.clients = clients;
    this.cookies = cookies;
    this.views = views;
  }

  // mail scanners follow links, so looking at one must not use it up
  ServerResponse show(ServerRequest request) {
    var follower = new Follower(request);
    return changes
        .holder(follower.token())
        .map(holder -> views.form(CONFIRM, follower.form(holder)))
        .orElseGet(() -> views.refuse(Problem.LINK_DEAD));
  }

  ServerResponse submit(ServerRequest request) {
    var follower = new Follower(request);
    var client = clients.of(request.servletRequest());
    return switch (changes.confirm(follower.token(), follower.evidence(cookies), client)) {
      case EmailChange.Changed(var user, var renewed) -> changed(renewed, request);
      case EmailChange.Unproved() -> views.form(CONFIRM, follower.form(false), follower.unproved());
      case EmailChange.Taken() -> views.refuse(Problem.ADDRESS_TAKEN);
      case EmailChange.Dead() -> views.refuse(Problem.LINK_DEAD);
      case EmailChange.Throttled(var retryAfter) ->
          later(follower, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
      case EmailChange.Busy(var retryAfter) ->
          later(follower, Refusal.of(Problem.BUSY, retryAfter));
    };
  }

  private ServerResponse changed(Optional<OpenSession> renewed, ServerRequest request) {
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", views.path("email/changed", request))
        .build((http, response) -> {
          renewed.ifPresent(opened -> cookies.session().write(opened, response));
          cookies.csrf().renew(http, response);
          return null;
        });
  }

  private ServerResponse later(Follower follower, Refusal refusal) {
    return views.form(CONFIRM, follower.form(false), refusal, "password");
  }

  ServerResponse done(ServerRequest request) {
    return views.show("email-changed", Map.of());
  }

  ServerResponse showUndo(ServerRequest request) {
    var token = new Follower(request).token();
    return changes.undos().alive(token)
        ? views.show("email-undo", Map.of("token", token))
        : views.refuse(Problem.LINK_DEAD);
  }

  ServerResponse undo(ServerRequest request) {
    var token = new Follower(request).token();
    return switch (changes.undos().undo(token, clients.of(request.servletRequest()))) {
      case EmailUndo.Undone(var user, var reset) ->
          views.goTo("reset?token=" + reset.reveal(), request);
      case EmailUndo.Taken() -> views.refuse(Problem.ADDRESS_TAKEN);
      case EmailUndo.Dead() -> views.refuse(Problem.LINK_DEAD);
    };
  }
}
