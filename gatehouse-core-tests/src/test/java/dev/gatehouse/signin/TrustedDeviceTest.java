package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.device.TrustToken;
import dev.gatehouse.password.Password;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Devices that are spared the second factor. */
@EachDatabase
class TrustedDeviceTest {
  private final Kit kit;
  private final SecondSteps steps;

  TrustedDeviceTest(Kit kit) {
    this.kit = kit;
    this.steps = new SecondSteps(kit);
  }

  @Test
  void isSparedOnATrustedDevice() {
    var trust = steps.trust();

    assertThat(steps.signIn(Optional.of(trust))).isInstanceOf(SignIn.SignedIn.class);

    kit.clock().move(Duration.ofDays(30));
    assertThat(steps.signIn(Optional.of(trust))).isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isNotSparedOnADeviceThatIsRevokedForeignOrForged() {
    var first = steps.trust();
    kit.clock().move(Duration.ofSeconds(30));
    var second = steps.trust();
    var factors = kit.gatehouse().secondFactors();
    var devices = factors.trustedDevices(steps.ada().user().id());
    assertThat(devices).hasSize(2);

    kit.registered("bob@example.org");
    var bob = kit.user("bob@example.org").id();
    assertThat(factors.revoke(bob, devices.getLast().id(), kit.client())).isFalse();
    assertThat(factors.revoke(steps.ada().user().id(), devices.getLast().id(), kit.client()))
        .isTrue();

    assertThat(steps.signIn(Optional.of(first))).isInstanceOf(SignIn.SecondFactorNeeded.class);
    assertThat(steps.signIn(Optional.of(second))).isInstanceOf(SignIn.SignedIn.class);
    assertThat(steps.signIn(TrustToken.parse("x".repeat(42) + "A")))
        .isInstanceOf(SignIn.SecondFactorNeeded.class);
    assertThat(factors.revokeAll(steps.ada().user().id(), kit.client())).isOne();
    assertThat(steps.signIn(Optional.of(second))).isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isNotSparedOnceACredentialHasChanged() {
    var trust = steps.trust();
    Tables.on(kit).update("update gatehouse_users set credential_version = credential_version + 1");

    assertThat(steps.signIn(Optional.of(trust))).isInstanceOf(SignIn.SecondFactorNeeded.class);
    assertThat(kit.gatehouse().secondFactors().trustedDevices(steps.ada().user().id())).isEmpty();
  }

  @Test
  void isNotSparedOnceARecoveryCodeWasUsed() {
    var trust = steps.trust();

    steps.step(steps.challenge(), steps.recovery(0), kit.client());

    assertThat(steps.signIn(Optional.of(trust))).isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isNotSparedByTheTrustOfSomebodyElse() {
    var bob = kit.enrolled("bob@example.org");
    var challenge = steps.challenge("bob@example.org");
    var code = SecondSteps.totp(bob.phone().code());
    var form = new SecondFactorForm(challenge, code, true, Arrival.plain());
    var bobs = (SecondStep.SignedIn) kit.gatehouse().signIns().withSecondFactor(form, kit.client());

    assertThat(bobs.trust()).isPresent();
    assertThat(steps.signIn(bobs.trust())).isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isNotSparedAfterThePasswordWasChangedOrReset() {
    var trust = steps.trust();
    var changed = Password.of("another otter in the rain");
    var proof = kit.confirmed(steps.ada().user());
    var code = Optional.of(steps.recovery(0));
    var asking = new SecondFactors.Asking(Optional.empty(), kit.client());
    kit.gatehouse().passwordChanges().change(proof, changed, code, asking);
    assertThat(signIn(changed, trust)).isInstanceOf(SignIn.SecondFactorNeeded.class);

    kit.clock().move(Duration.ofSeconds(30));
    var again = trusted(changed);
    kit.gatehouse().passwordResets().request(steps.ada().user().email(), kit.client());
    var link = kit.latestMail(SecondSteps.ADA).orElseThrow().values().getOrDefault("token", "");
    var reset = Password.of("a third otter under the bridge");
    kit.gatehouse().passwordResets().reset(link, reset, kit.client());

    assertThat(signIn(reset, again)).isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isNotSparedOnceTheRecoveryCodesAreRenewed() {
    var trust = steps.trust();
    var asking = new SecondFactors.Asking(Optional.empty(), kit.client());

    kit.gatehouse()
        .secondFactors()
        .renewCodes(kit.confirmed(steps.ada().user()), steps.recovery(0), asking);

    assertThat(steps.signIn(Optional.of(trust))).isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  private TrustToken trusted(Password password) {
    var needed = (SignIn.SecondFactorNeeded) signIn(password, Optional.empty());
    var code = SecondSteps.totp(steps.ada().phone().code());
    var form = new SecondFactorForm(needed.challenge(), code, true, Arrival.plain());
    var step = kit.gatehouse().signIns().withSecondFactor(form, kit.client());
    return ((SecondStep.SignedIn) step).trust().orElseThrow();
  }

  private SignIn signIn(Password password, TrustToken trust) {
    return signIn(password, Optional.of(trust));
  }

  private SignIn signIn(Password password, Optional<TrustToken> trust) {
    var arrival = new Arrival(false, Optional.empty(), Optional.empty(), trust);
    var form = new SignInForm(SecondSteps.ADA, password, arrival);
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }
}
