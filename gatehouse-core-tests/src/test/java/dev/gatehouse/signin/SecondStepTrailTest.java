package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the trail tells of second factors. */
@EachDatabase
class SecondStepTrailTest {
  private final Kit kit;
  private final SecondSteps steps;

  SecondStepTrailTest(Kit kit) {
    this.kit = kit;
    this.steps = new SecondSteps(kit);
  }

  @Test
  void tellsOfARefusalWithoutAnActorAndWithoutTheCode() {
    var client = kit.client();

    steps.step(steps.challenge(), SecondSteps.totp("000000"), client);

    var event = latest(1).getFirst();
    assertThat(event.act()).isEqualTo("second-factor-refused");
    assertThat(event.actor()).isEmpty();
    assertThat(event.target()).contains(steps.ada().user().id().value());
    assertThat(event.client()).contains(client);
    assertThat(event.details()).isEmpty();
  }

  @Test
  void tellsOfASignInOnlyOnceTheCodeHasPassed() {
    var challenge = steps.challenge();
    assertThat(latest(1).getFirst().act()).isEqualTo("second-factor-on");

    steps.step(challenge, SecondSteps.totp(steps.ada().phone().code()), kit.client());

    assertThat(latest(1).getFirst().act()).isEqualTo("signed-in");
    assertThat(latest(1).getFirst().details()).isEqualTo(Map.of("second-factor", "totp"));
  }

  @Test
  void tellsOfADeviceThatWasSparedIt() {
    var trust = steps.trust();

    steps.signIn(Optional.of(trust));

    assertThat(latest(1).getFirst().details()).isEqualTo(Map.of("second-factor", "trusted-device"));
  }

  @Test
  void tellsOfARecoveryCodeAndHowManyAreLeft() {
    steps.step(steps.challenge(), steps.recovery(0), kit.client());

    assertThat(latest(2))
        .extracting(AuditEvent::act, AuditEvent::details)
        .containsExactlyInAnyOrder(
            tuple("signed-in", Map.of("second-factor", "recovery-code")),
            tuple("recovery-code-used", Map.of("left", "9")));
  }

  private List<AuditEvent> latest(int most) {
    return kit.gatehouse().audit().about(steps.ada().user().id().value(), most);
  }
}
