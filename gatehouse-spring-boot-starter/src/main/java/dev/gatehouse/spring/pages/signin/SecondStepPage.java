package dev.gatehouse.spring.pages.signin;

import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.signin.SecondFactorForm;
import dev.gatehouse.signin.SecondStep;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.cookie.Entered;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.Views;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.ReturnPath;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The page where a user types the code of the authenticator, or a recovery code. */
final class SecondStepPage {
  private static final String CODE = "code";

  private final SignIns signIns;
  private final Clients clients;
  private final Entrance entrance;
  private final Views views;
  private final boolean recovery;

  /** The page for codes of the one kind or the other. */
  SecondStepPage(SignIns signIns, Clients clients, Entrance entrance, boolean recovery) {
    this.signIns = signIns;
    this.clients = clients;
    this.entrance = entrance;
    this.views = entrance.views();
    this.recovery = recovery;
  }

  ServerResponse show(ServerRequest request) {
    if (SignedInUser.of(request.servletRequest()).isPresent()) {
      return views.goToPath(entrance.onward(request));
    }
    var challenge = entrance.cookies().devices().challenge(request.servletRequest());
    return challenge.filter(signIns::awaits).isPresent()
        ? views.form(template(), values(request))
        : over(request);
  }

  ServerResponse submit(ServerRequest request) {
    return entrance
        .cookies()
        .devices()
        .challenge(request.servletRequest())
        .map(challenge -> pass(challenge, request))
        .orElseGet(() -> over(request));
  }

  private ServerResponse pass(ChallengeToken challenge, ServerRequest request) {
    var typed = request.param(CODE).orElse("");
    var code = recovery ? new FactorCode.Recovery(typed) : new FactorCode.Totp(typed);
    var trust = request.param("trust").isPresent();
    var form = new SecondFactorForm(challenge, code, trust, entrance.arrival(false, request));
    var values = values(request);
    return switch (signIns.withSecondFactor(form, clients.of(request.servletRequest()))) {
      case SecondStep.SignedIn signedIn -> entrance.enter(Entered.of(signedIn), request);
      case SecondStep.WrongCode() ->
          views.form(template(), values, List.of(FormFault.of(CODE, "code-wrong")));
      case SecondStep.Stopped() ->
          views.form(template(), values, List.of(FormFault.of(CODE, "second-factor-stopped")));
      case SecondStep.Over() -> over(request);
      case SecondStep.Throttled(var retryAfter) ->
          views.form(template(), values, Refusal.of(Problem.TOO_MANY_ATTEMPTS, retryAfter), CODE);
    };
  }

  ServerResponse cancel(ServerRequest request) {
    entrance.cookies().devices().challenge(request.servletRequest()).ifPresent(signIns::cancel);
    return entrance.goBack(request);
  }

  private ServerResponse over(ServerRequest request) {
    return entrance.startOver(request);
  }

  private String template() {
    return recovery ? "sign-in-recovery" : "sign-in-code";
  }

  private Map<String, ?> values(ServerRequest request) {
    return Map.of(
        "to", entrance.to(request).map(ReturnPath::text).orElse(""),
        "trust", request.param("trust").isPresent());
  }
}
