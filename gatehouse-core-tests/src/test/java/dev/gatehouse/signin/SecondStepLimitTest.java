package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.password.Password;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How often codes may be wrong. */
@EachDatabase
class SecondStepLimitTest {
  private final Kit kit;
  private final SecondSteps steps;

  SecondStepLimitTest(Kit kit) {
    this.kit = kit;
    this.steps = new SecondSteps(kit);
  }

  @Test
  void isOverAfterTenTries() {
    var challenge = steps.challenge();
    for (int i = 0; i < 10; i++) {
      assertThat(steps.step(challenge, SecondSteps.totp("000000"), kit.client()))
          .isNotEqualTo(new SecondStep.Over());
      kit.clock().move(Duration.ofSeconds(20));
    }

    assertThat(steps.step(challenge, SecondSteps.totp(steps.ada().phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Over());
  }

  @Test
  void countsBothKindsOfCodesTogetherWhateverTheChallenge() {
    for (int i = 0; i < 5; i++) {
      var wrong =
          i % 2 == 0 ? SecondSteps.totp("000000") : new FactorCode.Recovery("0000-0000-0000-0000");
      assertThat(steps.step(steps.challenge(), wrong, kit.client()))
          .isEqualTo(new SecondStep.WrongCode());
    }

    assertThat(
            steps.step(
                steps.challenge(), SecondSteps.totp(steps.ada().phone().code()), kit.client()))
        .isInstanceOf(SecondStep.Throttled.class);
    assertThat(steps.step(steps.challenge(), steps.recovery(0), kit.client()))
        .isInstanceOf(SecondStep.Throttled.class);
  }

  @Test
  void slowsDownAfterTenFailuresAndStopsAfterAHundred() {
    var challenges = new ArrayList<Duration>();
    int failures = 0;
    for (int i = 0; failures < 100 && i < 2000; i++) {
      switch (steps.step(steps.challenge(), SecondSteps.totp("000000"), kit.client())) {
        case SecondStep.WrongCode() -> failures++;
        case SecondStep.Throttled(var wait) -> {
          challenges.add(wait);
          kit.clock().move(wait);
        }
        case SecondStep.Over() -> throw new AssertionError("the challenge is new");
        case SecondStep.Stopped() -> throw new AssertionError("not before the hundredth");
        case SecondStep.SignedIn in -> throw new AssertionError("the code is wrong");
      }
    }
    kit.clock().move(Duration.ofDays(30));

    assertThat(
            steps.step(
                steps.challenge(), SecondSteps.totp(steps.ada().phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Stopped());
    assertThat(challenges).contains(Duration.ofMinutes(5), Duration.ofMinutes(30));
    assertThat(kit.mails())
        .filteredOn(mail -> mail.template().equals("second-factor-failures"))
        .hasSize(3);
    assertThat(steps.step(steps.challenge(), steps.recovery(0), kit.client()))
        .as("the other kind")
        .isInstanceOf(SecondStep.SignedIn.class);
  }

  @Test
  void beginsToCountAnewAfterASuccess() {
    for (int i = 0; i < 9; i++) {
      assertThat(steps.step(steps.challenge(), SecondSteps.totp("000000"), kit.client()))
          .isEqualTo(new SecondStep.WrongCode());
      kit.clock().move(Duration.ofSeconds(30));
    }
    assertThat(steps.tries(steps.ada().phone().code())).isTrue();

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_factor_failures")).isZero();
  }

  @Test
  void checksNoMoreThanFiveOfFiftySimultaneousGuessesOnTwoNodes() throws Exception {
    var nodes = List.of(kit.gatehouse(), kit.node(settings -> settings));
    var guesses = new ArrayList<Callable<SecondStep>>();
    for (int i = 0; i < 50; i++) {
      var node = nodes.get(i % 2);
      var challenge = steps.challenge();
      guesses.add(
          () -> SecondSteps.step(node, challenge, SecondSteps.totp("000000"), kit.client()));
    }

    var outcomes = Simultaneous.run(guesses);

    assertThat(outcomes).filteredOn(new SecondStep.WrongCode()::equals).hasSize(5);
    assertThat(outcomes).filteredOn(SecondStep.Throttled.class::isInstance).hasSize(45);
    assertThat(Tables.on(kit).number("select sum(failures) from gatehouse_factor_failures"))
        .isEqualTo(5);
  }

  @Test
  void isNotUsedUpByWhoDoesNotKnowThePassword() {
    var stranger = kit.client();
    for (int i = 0; i < 20; i++) {
      var forged = ChallengeToken.parse("x".repeat(41) + (char) ('A' + i) + "A").orElseThrow();
      assertThat(steps.step(forged, SecondSteps.totp("000000"), stranger))
          .isEqualTo(new SecondStep.Over());
      var guess = new SignInForm(SecondSteps.ADA, Password.of("guess " + i), Arrival.plain());
      kit.gatehouse().signIns().withPassword(guess, stranger);
    }

    assertThat(steps.tries(steps.ada().phone().code())).isTrue();
  }

  @Test
  void isNotUsedUpBySuccesses() {
    for (int i = 0; i < 10; i++) {
      assertThat(steps.step(steps.challenge(), steps.recovery(i), kit.client()))
          .isInstanceOfSatisfying(
              SecondStep.SignedIn.class, in -> assertThat(in.codesLeft()).isPresent());
    }

    assertThat(steps.left()).isZero();
    assertThat(steps.tries(steps.ada().phone().code())).isTrue();
  }
}
