package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.device.TrustToken;
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
}
