package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.pages.Cookies;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.PresentedToken;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the forms have in common that ask for the password, or for a code, or for both. */
record Confirming(Gatehouse gatehouse, Clients clients, Cookies cookies, Views views) {
  /** A form that may have to be shown again. */
  record Form(String template, Map<String, ?> values) {}

  /** Goes on if the password is right; else shows the form again. */
  ServerResponse password(
      Form form, ServerRequest request, Function<ConfirmedPassword, ServerResponse> next) {
    var user = SignedInUser.required(request.servletRequest());
    var present = Password.of(request.param("present").orElse(""));
    var client = clients.of(request.servletRequest());
    return switch (gatehouse.passwords().confirm(user.id(), present, client)) {
      case PasswordConfirmation.Confirmed(var proof) -> next.apply(proof);
      case PasswordConfirmation.Wrong() ->
          again(form, FormFault.of("present", "present-password-wrong"));
      case PasswordConfirmation.Throttled(var retryAfter) ->
          later(form, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "present");
      case PasswordConfirmation.Busy(var retryAfter) ->
          later(form, Refusal.of(Problem.BUSY, retryAfter), "present");
    };
  }

  /** Goes on if the change was made; else shows the form again, or where it stands. */
  ServerResponse change(
      Form form,
      FactorChange change,
      ServerRequest request,
      Function<FactorChange.Changed, ServerResponse> next) {
    return switch (change) {
      case FactorChange.Changed changed -> next.apply(changed);
      case FactorChange.WrongCode() -> again(form, FormFault.of("code", "code-wrong"));
      case FactorChange.Stopped() -> again(form, FormFault.of("code", "second-factor-stopped"));
      case FactorChange.NotOn() -> views.goTo("second-factor", request);
      // whatever made the proof void has ended this session too
      case FactorChange.Outdated() -> views.goTo("sign-in", request);
      case FactorChange.Throttled(var retryAfter) ->
          later(form, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), "code");
    };
  }

  private ServerResponse again(Form form, FormFault fault) {
    return views.form(form.template(), form.values(), List.of(fault));
  }

  private ServerResponse later(Form form, Refusal refusal, String field) {
    return views.form(form.template(), form.values(), refusal, field);
  }

  /** Who asks for a change; the session of the browser goes on. */
  SecondFactors.Asking asking(ServerRequest request) {
    var kept =
        PresentedToken.of(request.servletRequest(), cookies.session())
            .flatMap(PresentedToken::token);
    return new SecondFactors.Asking(kept, clients.of(request.servletRequest()));
  }
}
