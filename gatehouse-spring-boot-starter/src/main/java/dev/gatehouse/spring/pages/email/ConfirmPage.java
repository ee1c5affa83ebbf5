package dev.gatehouse.spring.pages.email;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.email.Confirmation;
import dev.gatehouse.email.ConfirmationRequest;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.user.EmailAddress;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The page that the link of a registration leads to: it shows a button, and only the button
 * redeems. Who is not signed in types the password, or sets one of their own.
 */
final class ConfirmPage {
  private static final String TEMPLATE = "confirm";
  private static final String AGAIN = "confirm-again";

  private final Gatehouse gatehouse;
  private final Clients clients;
  private final Cookies cookies;
  private final Views views;

  ConfirmPage(Gatehouse gatehouse, Clients clients, Cookies cookies, Views views) {
    this.gatehouse = gatehouse;
    this.clients = clients;
    this.cookies = cookies;
    this.views = views;
  }

  // mail scanners follow links, so looking at one must not use it up
  ServerResponse show(ServerRequest request) {
    var follower = new Follower(request);
    return gatehouse
        .emails()
        .holder(follower.token())
        .map(holder -> views.form(TEMPLATE, follower.form(holder)))
        .orElseGet(this::dead);
  }

  ServerResponse submit(ServerRequest request) {
    var follower = new Follower(request);
    var client = clients.of(request.servletRequest());
    var evidence = follower.evidence(cookies);
    return switch (gatehouse.emails().confirm(follower.token(), evidence, client)) {
      case Confirmation.Confirmed(var user) -> views.goTo("confirmed", request);
      case Confirmation.Unproved() ->
          views.form(TEMPLATE, follower.form(false), follower.unproved());
      case Confirmation.Dead() -> dead();
      case Confirmation.Throttled(var retryAfter) ->
          later(follower, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter));
      case Confirmation.Busy(var retryAfter) ->
          later(follower, Refusal.of(Problem.BUSY, retryAfter));
    };
  }

  // whoever reads the mail may have the account, without whoever registered it
  ServerResponse reset(ServerRequest request) {
    var token = new Follower(request).token();
    return gatehouse
        .passwordResets()
        .begin(token, clients.of(request.servletRequest()))
        .map(reset -> views.goTo("reset?token=" + reset.reveal(), request))
        .orElseGet(this::dead);
  }

  ServerResponse done(ServerRequest request) {
    return views.show("confirmed", Map.of());
  }

  ServerResponse askAgain(ServerRequest request) {
    var email =
        SignedInUser.of(request.servletRequest())
            .map(user -> user.user().email().typed())
            .orElse("");
    return views.form(AGAIN, Map.of("email", email));
  }

  ServerResponse sendAgain(ServerRequest request) {
    var typed = request.param("email").orElse("");
    var values = Map.of("email", typed);
    var email = EmailAddress.parse(typed);
    if (email.isEmpty()) {
      return views.form(AGAIN, values, List.of(FormFault.of("email", "email-malformed")));
    }
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.emails().request(email.get(), client)) {
      case ConfirmationRequest.Accepted() -> views.goTo("confirm/sent", request);
      case ConfirmationRequest.Throttled(var retryAfter) ->
          views.form(AGAIN, values, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "email");
    };
  }

  ServerResponse sent(ServerRequest request) {
    return views.show("confirm-sent", Map.of());
  }

  private ServerResponse later(Follower follower, Refusal refusal) {
    return views.form(TEMPLATE, follower.form(false), refusal, "password");
  }

  private ServerResponse dead() {
    return views.refuse(Problem.LINK_DEAD, "confirm-dead");
  }
}
