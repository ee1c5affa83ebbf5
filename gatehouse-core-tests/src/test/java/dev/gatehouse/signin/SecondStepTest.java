package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Settings;
import dev.gatehouse.magiclink.MagicLinkRequest;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.secondfactor.SecondFactorSettings;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The second factor of a sign-in. */
@EachDatabase
class SecondStepTest {
  private final Kit kit;
  private final SecondSteps steps;

  SecondStepTest(Kit kit) {
    this.kit = kit;
    this.steps = new SecondSteps(kit);
  }

  @Test
  void opensTheSessionThatThePasswordAloneDoesNot() {
    var client = kit.client();
    var challenge = steps.challenge();
    assertThat(steps.sessions()).isZero();
    assertThat(SessionToken.parse(challenge.reveal()))
        .as("the challenge is no session")
        .hasValueSatisfying(token ->
            assertThat(kit.gatehouse().sessions().check(token, client))
                .isEqualTo(new SessionCheck.Dead()));

    var step = steps.step(challenge, SecondSteps.totp(steps.ada().phone().code()), client);

    assertThat(step)
        .isInstanceOfSatisfying(
            SecondStep.SignedIn.class,
            in -> {
              assertThat(kit.gatehouse().sessions().check(in.opened().token(), client))
                  .isInstanceOf(SessionCheck.Live.class);
              assertThat(in.trust()).isEmpty();
              assertThat(in.codesLeft()).isEmpty();
            });
    assertThat(steps.step(challenge, SecondSteps.totp(steps.ada().phone().nextCode()), client))
        .isEqualTo(new SecondStep.Over());
  }

  @Test
  void acceptsThePresentCodeAndTheOneBeforeAndNoOther() {
    assertThat(steps.tries(steps.ada().phone().codeAt(kit.clock().instant().minusSeconds(60))))
        .isFalse();
    assertThat(steps.tries(steps.ada().phone().nextCode())).isFalse();
    assertThat(steps.tries(steps.ada().phone().previousCode())).isTrue();
    assertThat(steps.tries(steps.ada().phone().previousCode())).as("used").isFalse();
    assertThat(steps.tries(steps.ada().phone().code())).as("of a later step").isTrue();
  }

  @Test
  void acceptsNoCodeOfTheLastStepOrBefore() {
    assertThat(steps.tries(steps.ada().phone().code())).isTrue();
    assertThat(steps.tries(steps.ada().phone().code())).isFalse();
    assertThat(steps.tries(steps.ada().phone().previousCode())).isFalse();

    kit.clock().move(Duration.ofSeconds(30));

    assertThat(steps.tries(steps.ada().phone().previousCode())).isFalse();
    assertThat(steps.tries(steps.ada().phone().code())).isTrue();
  }

  @Test
  void changesStepsAtTheVeryBoundary() {
    var code = steps.ada().phone().code();
    kit.clock().move(Duration.ofSeconds(60).minusMillis(1));
    assertThat(steps.tries(code)).isTrue();

    var next = steps.ada().phone().code();
    kit.clock().move(Duration.ofSeconds(60).minusMillis(1).plusMillis(1));
    assertThat(steps.tries(next)).as("two steps old").isFalse();
  }

  @Test
  void acceptsNoUsedCodeWhenTheClockIsSetBack() {
    var code = steps.ada().phone().code();
    assertThat(steps.tries(code)).isTrue();

    kit.clock().move(Duration.ofSeconds(-30));
    assertThat(steps.tries(code)).isFalse();
    assertThat(steps.tries(steps.ada().phone().code())).isFalse();
    kit.clock().move(Duration.ofSeconds(60));

    assertThat(steps.tries(steps.ada().phone().code())).isTrue();
  }

  @Test
  void doesNotTakeTheCodeThatSwitchedItOn() {
    var bob = kit.enrolled("bob@example.org");
    kit.clock().move(Duration.ofSeconds(-30));

    var step =
        steps.step(
            steps.challenge("bob@example.org"), SecondSteps.totp(bob.phone().code()), kit.client());

    assertThat(step).isEqualTo(new SecondStep.WrongCode());
  }

  @Test
  void acceptsOneCodeOnceOfAHundredOnTwoNodes() throws Exception {
    var nodes = List.of(kit.node(SecondStepTest::generous), kit.node(SecondStepTest::generous));
    var code = steps.ada().phone().code();
    var tries = new ArrayList<Callable<SecondStep>>();
    for (int i = 0; i < 100; i++) {
      var node = nodes.get(i % 2);
      var challenge = steps.challenge();
      tries.add(() -> SecondSteps.step(node, challenge, SecondSteps.totp(code), kit.client()));
    }

    var outcomes = Simultaneous.run(tries);

    assertThat(outcomes).filteredOn(SecondStep.SignedIn.class::isInstance).hasSize(1);
    assertThat(steps.sessions()).isOne();
  }

  @Test
  void acceptsOneChallengeOnceThoughBothCodesAreRight() throws Exception {
    var challenge = steps.challenge();
    Callable<SecondStep> byTotp =
        () -> steps.step(challenge, SecondSteps.totp(steps.ada().phone().code()), kit.client());
    Callable<SecondStep> byCode = () -> steps.step(challenge, steps.recovery(0), kit.client());

    var outcomes = Simultaneous.run(List.of(byTotp, byCode, byTotp, byCode));

    assertThat(outcomes).filteredOn(SecondStep.SignedIn.class::isInstance).hasSize(1);
  }

  @Test
  void usesARecoveryCodeUpOnceOfFive() throws Exception {
    var challenges =
        List.of(
            steps.challenge(),
            steps.challenge(),
            steps.challenge(),
            steps.challenge(),
            steps.challenge());
    var tries =
        challenges.stream()
            .<Callable<SecondStep>>map(
                one -> () -> steps.step(one, steps.recovery(4), kit.client()))
            .toList();

    var outcomes = Simultaneous.run(tries);

    assertThat(outcomes).filteredOn(SecondStep.SignedIn.class::isInstance).hasSize(1);
    assertThat(steps.left()).isEqualTo(9);
  }

  @Test
  void takesTwoRecoveryCodesAtOnceAndLeavesEight() throws Exception {
    var first = steps.challenge();
    var second = steps.challenge();

    var outcomes =
        Simultaneous.<SecondStep>run(
            List.of(
                () -> steps.step(first, steps.recovery(0), kit.client()),
                () -> steps.step(second, steps.recovery(1), kit.client())));

    assertThat(outcomes).allMatch(SecondStep.SignedIn.class::isInstance);
    assertThat(steps.left()).isEqualTo(8);
  }

  @Test
  void saysHowManyRecoveryCodesAreLeftAndTellsByMail() {
    var step = steps.step(steps.challenge(), steps.recovery(0), kit.client());

    assertThat(((SecondStep.SignedIn) step).codesLeft()).contains(9);
    var mail = kit.mails().stream().filter(sent -> sent.template().equals("recovery-code-used"));
    assertThat(mail.map(Mail::values).findFirst().orElseThrow()).containsEntry("left", "9");
    assertThat(steps.step(steps.challenge(), steps.recovery(0), kit.client()))
        .isEqualTo(new SecondStep.WrongCode());
  }

  @Test
  void isAskedForAfterAMagicLinkToo() {
    var request = kit.gatehouse().magicLinks().request(steps.ada().user().email(), kit.client());
    assertThat(request).isEqualTo(new MagicLinkRequest.Accepted());
    var link = kit.latestMail(SecondSteps.ADA).orElseThrow().values().getOrDefault("token", "");

    var signIn = kit.gatehouse().signIns().withMagicLink(link, Arrival.plain(), kit.client());

    assertThat(signIn.orElseThrow()).isInstanceOf(SignIn.SecondFactorNeeded.class);
    assertThat(steps.sessions()).isZero();
  }

  @Test
  void isNotSkippedByANewPassword() {
    var challenge = steps.challenge();
    kit.gatehouse().passwordResets().request(steps.ada().user().email(), kit.client());
    var link = kit.latestMail(SecondSteps.ADA).orElseThrow().values().getOrDefault("token", "");
    var fresh = Password.of("another otter in the rain");
    assertThat(kit.gatehouse().passwordResets().reset(link, fresh, kit.client()))
        .isInstanceOf(PasswordReset.Done.class);

    assertThat(steps.step(challenge, SecondSteps.totp(steps.ada().phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Over());
    var signIn =
        kit.gatehouse()
            .signIns()
            .withPassword(new SignInForm(SecondSteps.ADA, fresh, Arrival.plain()), kit.client());
    assertThat(signIn).isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isOverAfterFiveMinutes() {
    var challenge = steps.challenge();
    kit.clock().move(Duration.ofMinutes(5).minusMillis(1));
    assertThat(kit.gatehouse().signIns().awaits(challenge)).isTrue();

    kit.clock().move(Duration.ofMillis(1));

    assertThat(kit.gatehouse().signIns().awaits(challenge)).isFalse();
    assertThat(steps.step(challenge, SecondSteps.totp(steps.ada().phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Over());
  }

  @Test
  void isOverWhenCancelled() {
    var challenge = steps.challenge();

    kit.gatehouse().signIns().cancel(challenge);

    assertThat(steps.step(challenge, SecondSteps.totp(steps.ada().phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Over());
  }

  @Test
  void failsClosedWhenTheSecretIsGone() {
    Tables.on(kit).update("delete from gatehouse_totp");

    assertThat(
            steps.step(
                steps.challenge(), SecondSteps.totp(steps.ada().phone().code()), kit.client()))
        .isEqualTo(new SecondStep.WrongCode());
    assertThat(steps.step(steps.challenge(), steps.recovery(0), kit.client()))
        .isInstanceOf(SecondStep.SignedIn.class);
  }

  // so that the code alone decides, and no limit
  private static Settings generous(Settings settings) {
    var now = settings.secondFactor();
    var plenty = new Limit(1000, Duration.ofMinutes(1));
    return settings.with(new SecondFactorSettings(now.required(), plenty, now.challenge()));
  }
}
