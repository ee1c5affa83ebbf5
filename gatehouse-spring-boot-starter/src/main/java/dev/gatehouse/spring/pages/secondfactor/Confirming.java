package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.Form;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.PresentPasswords;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the forms have in common that change the second factor. */
record Confirming(Gatehouse gatehouse, Clients clients, Cookies cookies, Views views) {
  /** Goes on if the password is right; else shows the form again. */
  ServerResponse password(
      Form form, ServerRequest request, Function<ConfirmedPassword, ServerResponse> next) {
    return new PresentPasswords(gatehouse.passwords(), clients, views).confirm(form, request, next);
  }

  /** Goes on if the change was made; else shows the form again, or where it stands. */
  ServerResponse change(
      Form form,
      FactorChange change,
      ServerRequest request,
      Function<FactorChange.Changed, ServerResponse> next) {
    return switch (change) {
      case FactorChange.Changed changed -> next.apply(changed);
      case FactorChange.WrongCode() -> views.form(form, FormFault.of("code", "code-wrong"));
      case FactorChange.Stopped() ->
          views.form(form, FormFault.of("code", "second-factor-stopped"));
      case FactorChange.NotOn() -> views.goTo("second-factor", request);
      // whatever made the proof void has ended this session too
      case FactorChange.Outdated() -> views.goTo("sign-in", request);
      case FactorChange.Throttled(var retryAfter) ->
          views.form(form, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "code");
    };
  }

  /** Who asks for a change; the session of the browser goes on. */
  SecondFactors.Asking asking(ServerRequest request) {
    var kept =
        PresentedToken.of(request.servletRequest(), cookies.session())
            .flatMap(PresentedToken::token);
    return new SecondFactors.Asking(kept, clients.of(request.servletRequest()));
  }
}
