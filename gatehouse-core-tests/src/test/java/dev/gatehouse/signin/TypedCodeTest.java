package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes as people type them, and what is none. */
@EachDatabase
class TypedCodeTest {
  private final Kit kit;
  private final SecondSteps steps;

  TypedCodeTest(Kit kit) {
    this.kit = kit;
    this.steps = new SecondSteps(kit);
  }

  @Test
  void mayHaveBlanks() {
    var code = steps.ada().phone().code();

    assertThat(steps.tries(" " + code.substring(0, 3) + " " + code.substring(3) + "\t")).isTrue();
  }

  @Test
  void hasAsciiDigits() {
    var fullwidth = new StringBuilder();
    steps.ada().phone().code().chars().forEach(digit -> fullwidth.append((char) (digit + 0xfee0)));

    assertThat(steps.tries(fullwidth.toString())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "12345", "1234567", "abcdef", "-12345", "1e5", "\u0000"})
  void isNothingElse(String typed) {
    assertThat(steps.tries(typed)).isFalse();
    assertThat(steps.step(steps.challenge(), new FactorCode.Recovery(typed), kit.client()))
        .isEqualTo(new SecondStep.WrongCode());
  }

  @Test
  void isAlwaysAnsweredHoweverLong() {
    assertThat(steps.tries("1".repeat(1_000_000))).isFalse();
    assertThat(steps.tries(" ".repeat(1_000_000))).isFalse();
  }

  @Test
  void isReadAsARecoveryCodeInSmallLettersWithoutHyphens() {
    var typed = steps.ada().recoveryCode(0).replace("-", "").toLowerCase(Locale.ROOT);

    var step = steps.step(steps.challenge(), new FactorCode.Recovery(typed), kit.client());

    assertThat(step).isInstanceOf(SecondStep.SignedIn.class);
  }
}
