package dev.gatehouse.spring.pages.password;

import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.passwordchange.ResetRequest;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.user.EmailAddress;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The pages for who has forgotten the password: one mails a link, the other is where it leads. */
final class ResetPages {
  private static final String FORGOT = "forgot";
  private static final String RESET = "reset";

  private final PasswordResets resets;
  private final Clients clients;
  private final Views views;

  ResetPages(PasswordResets resets, Clients clients, Views views) {
    this.resets = resets;
    this.clients = clients;
    this.views = views;
  }

  // for the signed-in too: the present password is needed to change it, and may be forgotten
  ServerResponse ask(ServerRequest request) {
    return views.form(FORGOT, Map.of("email", ""));
  }

  ServerResponse request(ServerRequest request) {
    var typed = request.param("email").orElse("");
    var values = Map.of("email", typed);
    var email = EmailAddress.parse(typed);
    if (email.isEmpty()) {
      return views.form(FORGOT, values, List.of(FormFault.of("email", "email-malformed")));
    }
    return switch (resets.request(email.get(), clients.of(request.servletRequest()))) {
      case ResetRequest.Accepted() -> views.goTo("forgot/sent", request);
      case ResetRequest.Throttled(var retryAfter) ->
          views.form(FORGOT, values, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "email");
    };
  }

  ServerResponse sent(ServerRequest request) {
    return views.show("forgot-sent", Map.of());
  }

  // mail scanners follow links, so looking at one must not use it up
  ServerResponse show(ServerRequest request) {
    var token = request.param("token").orElse("");
    return resets.holder(token).isPresent()
        ? views.form(RESET, Map.of("token", token, "due", false))
        : views.refuse(Problem.LINK_DEAD, "reset-dead");
  }

  ServerResponse submit(ServerRequest request) {
    var token = request.param("token").orElse("");
    var values = Map.of("token", token, "due", false);
    var password = Password.of(request.param("password").orElse(""));
    return switch (resets.reset(token, password, clients.of(request.servletRequest()))) {
      case PasswordReset.Done(var user) -> views.goTo("sign-in?reset", request);
      case PasswordReset.Rejected(var weaknesses) ->
          views.form(RESET, values, FormFault.of("password", weaknesses));
      case PasswordReset.Dead() -> views.refuse(Problem.LINK_DEAD, "reset-dead");
      case PasswordReset.Busy(var retryAfter) ->
          views.form(RESET, values, Refusal.of(Problem.BUSY, retryAfter), "password");
    };
  }
}
