package dev.gatehouse.signin;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.client.Client;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.password.Password;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.testing.Enrolled;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.Optional;

/** Ada, who has a second factor, and the ways she and others try to pass it. */
final class SecondSteps {
  static final String ADA = "ada@example.org";

  private final Kit kit;
  private final Enrolled ada;

  SecondSteps(Kit kit) {
    this.kit = kit;
    this.ada = kit.enrolled(ADA);
    startAtTheBeginningOfAStep();
  }

  private void startAtTheBeginningOfAStep() {
    long into = kit.clock().instant().getEpochSecond() % 30;
    kit.clock().move(Duration.ofSeconds(90 - into));
  }

  Enrolled ada() {
    return ada;
  }

  TrustToken trust() {
    var form = new SecondFactorForm(challenge(), totp(ada.phone().code()), true, Arrival.plain());
    var step = kit.gatehouse().signIns().withSecondFactor(form, kit.client());
    return ((SecondStep.SignedIn) step).trust().orElseThrow();
  }

  boolean tries(String code) {
    return step(challenge(), totp(code), kit.client()) instanceof SecondStep.SignedIn;
  }

  SecondStep step(ChallengeToken challenge, FactorCode code, Client client) {
    return step(kit.gatehouse(), challenge, code, client);
  }

  static SecondStep step(Gatehouse node, ChallengeToken challenge, FactorCode code, Client client) {
    var form = new SecondFactorForm(challenge, code, false, Arrival.plain());
    return node.signIns().withSecondFactor(form, client);
  }

  ChallengeToken challenge() {
    return challenge(ADA);
  }

  ChallengeToken challenge(String email) {
    var form = new SignInForm(email, Password.of(Kit.PASSWORD), Arrival.plain());
    var signIn = kit.gatehouse().signIns().withPassword(form, kit.client());
    return ((SignIn.SecondFactorNeeded) signIn).challenge();
  }

  SignIn signIn(Optional<TrustToken> trust) {
    var arrival = new Arrival(false, Optional.empty(), Optional.empty(), trust);
    var form = new SignInForm(ADA, Password.of(Kit.PASSWORD), arrival);
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }

  static FactorCode totp(String code) {
    return new FactorCode.Totp(code);
  }

  FactorCode recovery(int number) {
    return new FactorCode.Recovery(ada.recoveryCode(number));
  }

  int left() {
    return kit.gatehouse().secondFactors().state(ada.user().id()).codesLeft();
  }

  long sessions() {
    return Tables.on(kit).number("select count(*) from gatehouse_sessions");
  }
}
