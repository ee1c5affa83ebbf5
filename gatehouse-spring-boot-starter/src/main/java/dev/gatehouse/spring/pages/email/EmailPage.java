package dev.gatehouse.spring.pages.email;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.emailchange.EmailChangeRequest;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.spring.client.Clients;
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

/** The page where a user asks for another address, after typing the present password. */
final class EmailPage {
  private static final String TEMPLATE = "email";
  private static final String ADDRESS = "email";
  private static final String PASSWORD = "present";

  private final Gatehouse gatehouse;
  private final Clients clients;
  private final Views views;

  EmailPage(Gatehouse gatehouse, Clients clients, Views views) {
    this.gatehouse = gatehouse;
    this.clients = clients;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    return views.form(TEMPLATE, values(request));
  }

  ServerResponse submit(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var email = EmailAddress.parse(request.param(ADDRESS).orElse(""));
    if (email.isEmpty()) {
      return faulty(FormFault.of(ADDRESS, "email-malformed"), request);
    }
    var present = Password.of(request.param(PASSWORD).orElse(""));
    return switch (gatehouse
        .passwords()
        .confirm(user.id(), present, clients.of(request.servletRequest()))) {
      case PasswordConfirmation.Confirmed(var proof) -> ask(proof, email.get(), request);
      case PasswordConfirmation.Wrong() ->
          faulty(FormFault.of(PASSWORD, "present-password-wrong"), request);
      case PasswordConfirmation.Throttled(var retryAfter) ->
          later(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), PASSWORD, request);
      case PasswordConfirmation.Busy(var retryAfter) ->
          later(Refusal.of(Problem.BUSY, retryAfter), PASSWORD, request);
    };
  }

  private ServerResponse ask(ConfirmedPassword proof, EmailAddress email, ServerRequest request) {
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.emailChanges().request(proof, email, client)) {
      case EmailChangeRequest.Accepted() -> views.goTo("email/sent", request);
      case EmailChangeRequest.Unchanged() ->
          faulty(FormFault.of(ADDRESS, "email-unchanged"), request);
      // whatever made the proof void has ended this session too
      case EmailChangeRequest.Outdated() -> views.goTo("sign-in", request);
      case EmailChangeRequest.Throttled(var retryAfter) ->
          later(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), ADDRESS, request);
    };
  }

  ServerResponse sent(ServerRequest request) {
    return views.show("email-sent", Map.of());
  }

  private ServerResponse faulty(FormFault fault, ServerRequest request) {
    return views.form(TEMPLATE, values(request), List.of(fault));
  }

  private ServerResponse later(Refusal refusal, String field, ServerRequest request) {
    return views.form(TEMPLATE, values(request), refusal, field);
  }

  private static Map<String, ?> values(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    return Map.of(
        "present", user.user().email().typed(), "email", request.param(ADDRESS).orElse(""));
  }
}
