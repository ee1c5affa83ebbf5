package dev.gatehouse.spring.pages;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.passwordchange.PasswordChange;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page where a user changes the password, after typing the present one. */
final class PasswordPage {
  private static final String TEMPLATE = "password";

  private final Gatehouse gatehouse;
  private final Clients clients;
  private final Cookies cookies;
  private final Views views;

  PasswordPage(Gatehouse gatehouse, Clients clients, Cookies cookies, Views views) {
    this.gatehouse = gatehouse;
    this.clients = clients;
    this.cookies = cookies;
    this.views = views;
  }

  ServerResponse show(ServerRequest request) {
    return views.form(TEMPLATE, values(request));
  }

  ServerResponse submit(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var present = Password.of(request.param("present").orElse(""));
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.passwords().confirm(user.id(), present, client)) {
      case PasswordConfirmation.Confirmed(var proof) -> change(proof, request);
      case PasswordConfirmation.Wrong() ->
          views.form(
              TEMPLATE,
              values(request),
              List.of(FormFault.of("present", "present-password-wrong")));
      case PasswordConfirmation.Throttled(var retryAfter) ->
          later(Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), request);
      case PasswordConfirmation.Busy(var retryAfter) ->
          later(Refusal.of(Problem.BUSY, retryAfter), request);
    };
  }

  private ServerResponse change(ConfirmedPassword proof, ServerRequest request) {
    var fresh = Password.of(request.param("password").orElse(""));
    var kept =
        PresentedToken.of(request.servletRequest(), cookies.session())
            .flatMap(PresentedToken::token);
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.passwordChanges().change(proof, fresh, kept, client)) {
      case PasswordChange.Changed(var renewed) -> changed(renewed, request);
      case PasswordChange.Rejected(var weaknesses) ->
          views.form(TEMPLATE, values(request), FormFault.of("password", weaknesses));
      // whatever made the proof void has ended this session too
      case PasswordChange.Outdated() -> views.goTo("sign-in", request);
      case PasswordChange.Busy(var retryAfter) ->
          later(Refusal.of(Problem.BUSY, retryAfter), request);
    };
  }

  private ServerResponse changed(Optional<OpenSession> renewed, ServerRequest request) {
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", views.home(request) + "?password-changed")
        .build((http, response) -> {
          renewed.ifPresent(opened -> cookies.session().write(opened, response));
          cookies.csrf().renew(http, response);
          return null;
        });
  }

  private ServerResponse later(Refusal refusal, ServerRequest request) {
    return views.form(TEMPLATE, values(request), refusal, "present");
  }

  private static Map<String, ?> values(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    return Map.of("email", user.user().email().typed());
  }
}
