package dev.gatehouse.spring.pages.deletion;

import dev.gatehouse.deletion.Deletion;
import dev.gatehouse.deletion.Deletions;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.FactorCodes;
import dev.gatehouse.spring.pages.Form;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.PresentPasswords;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page where users delete their own accounts, after typing the password and a code. */
final class DeletionPage {
  private static final String CODE = "code";

  private final Deletions deletions;
  private final Grace grace;
  private final PresentPasswords passwords;
  private final Cookies cookies;
  private final Views views;

  DeletionPage(Deletions deletions, Grace grace, PresentPasswords passwords, Cookies cookies) {
    this.deletions = deletions;
    this.grace = grace;
    this.passwords = passwords;
    this.cookies = cookies;
    this.views = passwords.views();
  }

  ServerResponse show(ServerRequest request) {
    return views.form(form(request));
  }

  ServerResponse submit(ServerRequest request) {
    return passwords.confirm(form(request), request, proof -> delete(proof, request));
  }

  private ServerResponse delete(ConfirmedPassword proof, ServerRequest request) {
    var form = form(request);
    var client = passwords.clients().of(request.servletRequest());
    return switch (deletions.delete(proof, FactorCodes.in(request), client)) {
      case Deletion.Scheduled(var dueAt) -> leave(request);
      case Deletion.Deleted() -> leave(request);
      case Deletion.LastOwner() -> views.refuse(Problem.LAST_OWNER);
      case Deletion.CodeNeeded() -> views.form(form, FormFault.of(CODE, "code-needed"));
      case Deletion.WrongCode() -> views.form(form, FormFault.of(CODE, "code-wrong"));
      case Deletion.Stopped() -> views.form(form, FormFault.of(CODE, "second-factor-stopped"));
      case Deletion.Throttled(var retryAfter) ->
          views.form(form, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), CODE);
      // whatever made the proof void has ended this session too
      case Deletion.Outdated() -> views.goTo("sign-in", request);
    };
  }

  private ServerResponse leave(ServerRequest request) {
    return ServerResponse.status(HttpStatus.SEE_OTHER)
        .header("Location", views.path("deleted", request))
        .build((http, response) -> {
          cookies.session().clear(response);
          cookies.csrf().renew(http, response);
          return null;
        });
  }

  ServerResponse done(ServerRequest request) {
    return views.show("deleted", Map.of("grace", grace));
  }

  private Form form(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest()).user();
    return new Form(
        "delete",
        Map.of(
            "email", user.email().typed(),
            "factor", user.secondFactorAt().isPresent(),
            "grace", grace));
  }
}
