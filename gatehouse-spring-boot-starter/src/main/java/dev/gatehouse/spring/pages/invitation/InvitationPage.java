package dev.gatehouse.spring.pages.invitation;

import dev.gatehouse.invitation.InvitationAcceptance;
import dev.gatehouse.invitation.Invitations;
import dev.gatehouse.password.Password;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Form;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.user.User;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Where the mail of an invitation leads: sets the first password, and leads to the sign-in. */
final class InvitationPage {
  private static final String PASSWORD = "password";

  private final Invitations invitations;
  private final Clients clients;
  private final Views views;

  InvitationPage(Invitations invitations, Clients clients, Views views) {
    this.invitations = invitations;
    this.clients = clients;
    this.views = views;
  }

  // mail scanners follow links, so looking at one must not use it up
  ServerResponse show(ServerRequest request) {
    return invitations
        .holder(token(request))
        .map(user -> views.form(form(user, request)))
        .orElseGet(this::dead);
  }

  ServerResponse submit(ServerRequest request) {
    var holder = invitations.holder(token(request));
    if (holder.isEmpty()) {
      return dead();
    }
    var form = form(holder.get(), request);
    var password = Password.of(request.param(PASSWORD).orElse(""));
    var client = clients.of(request.servletRequest());
    return switch (invitations.accept(token(request), password, client)) {
      case InvitationAcceptance.Accepted(var user) -> views.goTo("sign-in?reset", request);
      case InvitationAcceptance.Rejected(var weaknesses) ->
          views.form(form, FormFault.of(PASSWORD, weaknesses));
      case InvitationAcceptance.Dead() -> dead();
      case InvitationAcceptance.Throttled(var retryAfter) ->
          views.form(form, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), PASSWORD);
      case InvitationAcceptance.Busy(var retryAfter) ->
          views.form(form, Refusal.of(Problem.BUSY, retryAfter), PASSWORD);
    };
  }

  private ServerResponse dead() {
    return views.refuse(Problem.LINK_DEAD, "invitation-dead");
  }

  private static Form form(User invited, ServerRequest request) {
    var present =
        SignedInUser.of(request.servletRequest())
            .map(signedIn -> signedIn.user().email().typed())
            .orElse("");
    return new Form(
        "invitation",
        Map.of("token", token(request), "email", invited.email().typed(), "present", present));
  }

  private static String token(ServerRequest request) {
    return request.param("token").orElse("");
  }
}
