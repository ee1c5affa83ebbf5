package dev.gatehouse.spring.pages.password;

import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordChange;
import dev.gatehouse.passwordchange.PasswordChanges;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.FactorCodes;
import dev.gatehouse.spring.pages.Form;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.PresentPasswords;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page where a user changes the password, after typing the present one. */
final class PasswordPage {
  private static final String TEMPLATE = "password";

  private static final String CODE = "code";

  private final PasswordChanges changes;
  private final PresentPasswords passwords;
  private final Cookies cookies;
  private final Views views;

  PasswordPage(PasswordChanges changes, PresentPasswords passwords, Cookies cookies) {
    this.changes = changes;
    this.passwords = passwords;
    this.cookies = cookies;
    this.views = passwords.views();
  }

  ServerResponse show(ServerRequest request) {
    return views.form(form(request));
  }

  ServerResponse submit(ServerRequest request) {
    return passwords.confirm(form(request), request, proof -> change(proof, request));
  }

  private ServerResponse change(ConfirmedPassword proof, ServerRequest request) {
    var form = form(request);
    var fresh = Password.of(request.param("password").orElse(""));
    return switch (changes.change(proof, fresh, FactorCodes.in(request), asking(request))) {
      case PasswordChange.Changed(var renewed) -> changed(renewed, request);
      case PasswordChange.Rejected(var weaknesses) ->
          views.form(form, FormFault.of("password", weaknesses));
      case PasswordChange.CodeNeeded() -> views.form(form, FormFault.of(CODE, "code-needed"));
      case PasswordChange.WrongCode() -> views.form(form, FormFault.of(CODE, "code-wrong"));
      case PasswordChange.Stopped() ->
          views.form(form, FormFault.of(CODE, "second-factor-stopped"));
      case PasswordChange.Throttled(var retryAfter) ->
          views.form(form, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), CODE);
      // whatever made the proof void has ended this session too
      case PasswordChange.Outdated() -> views.goTo("sign-in", request);
      case PasswordChange.Busy(var retryAfter) ->
          views.form(form, Refusal.of(Problem.BUSY, retryAfter), "present");
    };
  }

  private SecondFactors.Asking asking(ServerRequest request) {
    var kept =
        PresentedToken.of(request.servletRequest(), cookies.session())
            .flatMap(PresentedToken::token);
    return new SecondFactors.Asking(kept, passwords.clients().of(request.servletRequest()));
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

  private static Form form(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).user();
    return new Form(
        TEMPLATE,
        Map.of("email", user.email().typed(), "factor", user.secondFactorAt().isPresent()));
  }
}
