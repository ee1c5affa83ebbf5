package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.spring.pages.FactorCodes;
import dev.gatehouse.spring.pages.Form;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A page that asks for the password and a code, to renew the recovery codes or switch it off. */
final class ChangePage {
  private final String act;
  private final SecondFactors factors;
  private final Confirming confirming;
  private final BiFunction<FactorChange.Changed, ServerRequest, ServerResponse> done;
  private final Views views;

  private ChangePage(
      String act,
      Confirming confirming,
      BiFunction<FactorChange.Changed, ServerRequest, ServerResponse> done) {
    this.act = act;
    this.factors = confirming.gatehouse().secondFactors();
    this.confirming = confirming;
    this.done = done;
    this.views = confirming.views();
  }

  /** The page that leads to new recovery codes. */
  static ChangePage renewal(Confirming confirming, RecoveryCodesPage codes) {
    return new ChangePage("renewal", confirming, codes::lead);
  }

  /** The page that switches the second factor off. */
  static ChangePage removal(Confirming confirming, StatePage state) {
    return new ChangePage("removal", confirming, state::removed);
  }

  ServerResponse show(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    return factors.state(user.id()).on()
        ? views.form("second-factor-change", form(request).values())
        : views.goTo("second-factor", request);
  }

  ServerResponse submit(ServerRequest request) {
    return confirming.password(form(request), request, proof -> change(proof, request));
  }

  private ServerResponse change(ConfirmedPassword proof, ServerRequest request) {
    var code = FactorCodes.in(request).orElseGet(() -> new FactorCode.Totp(""));
    var asking = confirming.asking(request);
    var change =
        act.equals("renewal")
            ? factors.renewCodes(proof, code, asking)
            : factors.disable(proof, code, asking);
    return confirming.change(
        form(request), change, request, changed -> done.apply(changed, request));
  }

  private Form form(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    return new Form(
        "second-factor-change", Map.of("act", act, "email", user.user().email().typed()));
  }
}
