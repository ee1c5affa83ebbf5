package dev.gatehouse.passwordchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Enrolled;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another password for who has a second factor. */
@EachDatabase
class PasswordChangeCodeTest {
  private static final Password FRESH = Password.of("a heron on the frozen lake");

  private final Kit kit;
  private final Enrolled ada;

  PasswordChangeCodeTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.enrolled("ada@example.org");
  }

  @Test
  void needsACode() {
    assertThat(change(Optional.empty())).isEqualTo(new PasswordChange.CodeNeeded());

    assertThat(confirm(Kit.PASSWORD)).isInstanceOf(PasswordConfirmation.Confirmed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "000000", "00000", "not a code"})
  void refusesWhatIsNone(String code) {
    assertThat(change(totp(code))).isEqualTo(new PasswordChange.WrongCode());
    assertThat(change(Optional.of(new FactorCode.Recovery(code))))
        .isEqualTo(new PasswordChange.WrongCode());

    assertThat(confirm(Kit.PASSWORD)).isInstanceOf(PasswordConfirmation.Confirmed.class);
  }

  @Test
  void takesACodeOnceAndARecoveryCodeToo() {
    var code = totp(ada.phone().code());
    assertThat(change(code)).isInstanceOf(PasswordChange.Changed.class);

    var next = "another heron on the thawing lake";
    assertThat(change(FRESH.reveal(), next, code)).isEqualTo(new PasswordChange.WrongCode());
    var recovery = Optional.<FactorCode>of(new FactorCode.Recovery(ada.recoveryCode(0)));
    assertThat(change(FRESH.reveal(), next, recovery)).isInstanceOf(PasswordChange.Changed.class);
    assertThat(kit.gatehouse().secondFactors().state(ada.user().id()).codesLeft()).isEqualTo(9);
  }

  @Test
  void countsWrongCodesAsEverywhere() {
    for (int i = 0; i < 5; i++) {
      assertThat(change(totp("000000"))).isEqualTo(new PasswordChange.WrongCode());
    }

    assertThat(change(totp(ada.phone().code()))).isInstanceOf(PasswordChange.Throttled.class);
    assertThat(confirm(Kit.PASSWORD)).isInstanceOf(PasswordConfirmation.Confirmed.class);
  }

  @Test
  void happensOnceForOneCode() throws Exception {
    var proof = proof(Kit.PASSWORD);
    var code = totp(ada.phone().code());
    Callable<PasswordChange> call = () -> change(proof, FRESH, code);

    var outcomes = Simultaneous.run(Collections.nCopies(5, call));

    assertThat(outcomes).filteredOn(PasswordChange.Changed.class::isInstance).hasSize(1);
  }

  private PasswordChange change(Optional<FactorCode> code) {
    return change(Kit.PASSWORD, FRESH.reveal(), code);
  }

  private PasswordChange change(String present, String fresh, Optional<FactorCode> code) {
    return change(proof(present), Password.of(fresh), code);
  }

  private PasswordChange change(
      ConfirmedPassword proof, Password fresh, Optional<FactorCode> code) {
    var asking = new SecondFactors.Asking(Optional.empty(), kit.client());
    return kit.gatehouse().passwordChanges().change(proof, fresh, code, asking);
  }

  private static Optional<FactorCode> totp(String code) {
    return Optional.of(new FactorCode.Totp(code));
  }

  private ConfirmedPassword proof(String password) {
    if (confirm(password) instanceof PasswordConfirmation.Confirmed(var proof)) {
      return proof;
    }
    throw new AssertionError("the present password was not confirmed");
  }

  private PasswordConfirmation confirm(String password) {
    return kit.gatehouse()
        .passwords()
        .confirm(ada.user().id(), Password.of(password), kit.client());
  }
}
