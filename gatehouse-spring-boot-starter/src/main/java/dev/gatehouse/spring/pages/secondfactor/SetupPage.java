package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.spring.pages.Form;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.totp.QrCode;
import dev.gatehouse.totp.TotpSetup;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The pages where a user sets the second factor up: the password, then the QR code and its first
 * code.
 *
 * <p>Only who has typed the password learns the id of the setup, and only with the id is its secret
 * shown again.
 */
final class SetupPage {
  private static final String SETUP = "second-factor/setup";
  private static final String ID = "id";

  private final SecondFactors factors;
  private final Confirming confirming;
  private final RecoveryCodesPage codes;
  private final Views views;

  SetupPage(Confirming confirming, RecoveryCodesPage codes) {
    this.factors = confirming.gatehouse().secondFactors();
    this.confirming = confirming;
    this.codes = codes;
    this.views = confirming.views();
  }

  ServerResponse show(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    if (factors.state(user.id()).on()) {
      return views.goTo("second-factor", request);
    }
    return setup(request)
        .map(setup -> views.form("second-factor-scan", values(setup)))
        .orElseGet(() -> views.form("second-factor-setup", start(request).values()));
  }

  ServerResponse submit(ServerRequest request) {
    return confirming.password(start(request), request, proof -> begin(proof, request));
  }

  private ServerResponse begin(ConfirmedPassword proof, ServerRequest request) {
    var client = confirming.clients().of(request.servletRequest());
    return switch (factors.begin(proof, client)) {
      case SetupStart.Waiting(var setup) -> views.goTo(SETUP + "?id=" + setup.id(), request);
      case SetupStart.Unconfirmed() -> views.refuse(Problem.EMAIL_UNCONFIRMED);
      case SetupStart.AlreadyOn() -> views.goTo("second-factor", request);
      case SetupStart.Outdated() -> views.goTo("sign-in", request);
    };
  }

  ServerResponse enable(ServerRequest request) {
    var setup = setup(request);
    if (setup.isEmpty()) {
      return views.goTo(SETUP + "?over", request);
    }
    var user = SignedInUser.required(request.servletRequest()).id();
    var code = request.param("code").orElse("");
    var change = factors.enable(user, setup.get().id(), code, confirming.asking(request));
    var form = new Form("second-factor-scan", values(setup.get()));
    return confirming.change(form, change, request, changed -> codes.lead(changed, request));
  }

  private Optional<TotpSetup> setup(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var id = request.param(ID).orElse("");
    return factors.state(user.id()).waiting().filter(setup -> setup.id().toString().equals(id));
  }

  private static Form start(ServerRequest request) {
    var user = SignedInUser.required(request.servletRequest());
    var over = request.param("over").isPresent() || request.param(ID).isPresent();
    return new Form(
        "second-factor-setup",
        Map.of(
            "email", user.user().email().typed(),
            "confirmed", user.user().confirmed(),
            "over", over));
  }

  private static Map<String, ?> values(TotpSetup setup) {
    var svg = QrCode.of(setup.uri()).svg().getBytes(StandardCharsets.UTF_8);
    return Map.of(
        ID,
        setup.id().toString(),
        "secret",
        setup.secret().reveal().replaceAll("(.{4})(?=.)", "$1 "),
        "uri",
        setup.uri().reveal(),
        "picture",
        "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
  }
}
