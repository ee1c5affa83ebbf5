package dev.gatehouse.administration.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.password.Password;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SecondFactorForm;
import dev.gatehouse.signin.SecondStep;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Enrolled;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A removal, and what its user does at the same moment. */
@EachDatabase
class FactorRemovalRaceTest {
  private static final int ROUNDS = 10;

  private final Kit kit;
  private final Actor owner;

  FactorRemovalRaceTest(Kit kit) {
    this.kit = kit;
    this.owner = new Actor(kit.registered("ada@example.org").id(), kit.client());
  }

  @Test
  void leavesNoSessionThatACodeHasOpened() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var bob = enrolled(round);
      var form = new SignInForm(email(round), Password.of(Kit.PASSWORD), Arrival.plain());
      var needed = kit.gatehouse().signIns().withPassword(form, kit.client());
      var challenge = ((SignIn.SecondFactorNeeded) needed).challenge();
      var code = new FactorCode.Totp(bob.phone().code());
      var step = new SecondFactorForm(challenge, code, true, Arrival.plain());

      var outcomes =
          Simultaneous.<Object>run(
              List.of(
                  () -> kit.gatehouse().signIns().withSecondFactor(step, kit.client()),
                  afterSome(round, () -> remove(bob.user().id()))));

      assertThat(outcomes.getFirst())
          .isInstanceOfAny(SecondStep.SignedIn.class, SecondStep.Over.class);
      assertThat(outcomes.getLast()).isEqualTo(new FactorRemoval.Removed());
      assertThat(kit.gatehouse().sessions().list(bob.user().id())).isEmpty();
      assertGone(bob.user().id());
    }
  }

  @Test
  void eitherEndsWhatIsSwitchedOnOrComesBeforeIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var bob = kit.registered(email(round));
      var start = kit.gatehouse().secondFactors().begin(kit.confirmed(bob), kit.client());
      var setup = ((SetupStart.Waiting) start).setup();
      var code = Authenticator.of(setup.secret().reveal(), kit.clock()).code();

      var outcomes =
          Simultaneous.<Object>run(
              List.of(
                  () ->
                      kit.gatehouse().secondFactors().enable(bob.id(), setup.id(), code, asking()),
                  afterSome(round, () -> remove(bob.id()))));

      assertThat(outcomes.getFirst()).isInstanceOf(FactorChange.Changed.class);
      if (outcomes.getLast().equals(new FactorRemoval.Removed())) {
        assertGone(bob.id());
      } else {
        assertThat(outcomes.getLast()).isEqualTo(new FactorRemoval.Unchanged());
        assertThat(kit.gatehouse().secondFactors().state(bob.id()).codesLeft()).isEqualTo(10);
      }
    }
  }

  @Test
  void leavesNoneOfTheCodesThatAreRenewed() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var bob = enrolled(round);
      var proof = kit.confirmed(bob.user());
      var code = new FactorCode.Totp(bob.phone().code());

      var outcomes =
          Simultaneous.<Object>run(
              List.of(
                  () -> kit.gatehouse().secondFactors().renewCodes(proof, code, asking()),
                  afterSome(round, () -> remove(bob.user().id()))));

      assertThat(outcomes.getFirst())
          .isInstanceOfAny(FactorChange.Changed.class, FactorChange.Outdated.class);
      assertThat(outcomes.getLast()).isEqualTo(new FactorRemoval.Removed());
      assertGone(bob.user().id());
    }
  }

  @Test
  void happensOnceWhoeverElseSwitchesItOff() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var bob = enrolled(round);
      var proof = kit.confirmed(bob.user());
      var code = new FactorCode.Totp(bob.phone().code());
      Callable<Object> removal = () -> remove(bob.user().id());

      var outcomes =
          Simultaneous.run(
              List.of(
                  removal,
                  () -> kit.gatehouse().secondFactors().disable(proof, code, asking()),
                  removal));

      assertThat(outcomes)
          .filteredOn(
              end -> end instanceof FactorChange.Changed || end instanceof FactorRemoval.Removed)
          .hasSize(1);
      assertGone(bob.user().id());
      assertThat(noticesTo(round)).isOne();
    }
  }

  @Test
  void happensOnceOfTwenty() throws Exception {
    var bob = enrolled(0);
    Callable<FactorRemoval> removal = () -> remove(bob.user().id());

    var outcomes = Simultaneous.run(Collections.nCopies(20, removal));

    assertThat(outcomes).filteredOn(new FactorRemoval.Removed()::equals).hasSize(1);
    assertThat(outcomes).filteredOn(new FactorRemoval.Unchanged()::equals).hasSize(19);
    assertThat(noticesTo(0)).isOne();
  }

  // a removal is shorter than what it races with: later and later, so that each wins some rounds
  private Callable<Object> afterSome(int steps, Callable<Object> removal) {
    return () -> {
      for (int i = 0; i < 12 * steps; i++) {
        kit.gatehouse().users().get(owner.user());
      }
      return removal.call();
    };
  }

  private long noticesTo(int round) {
    return kit.mails().stream()
        .filter(mail -> mail.to().equals(email(round)))
        .filter(
            mail -> List.of("second-factor-removed", "second-factor-off").contains(mail.template()))
        .count();
  }

  private void assertGone(UserId user) {
    var state = kit.gatehouse().secondFactors().state(user);
    assertThat(state.on()).isFalse();
    for (var table : List.of("totp", "recovery_codes", "trusted_devices")) {
      var rows = "select count(*) from gatehouse_" + table + " where user_id = '" + user + "'";
      assertThat(Tables.on(kit).number(rows)).isZero();
    }
  }

  private FactorRemoval remove(UserId user) {
    return kit.gatehouse().factorRemovals().remove(owner, user, "");
  }

  private Enrolled enrolled(int round) {
    return kit.enrolled(email(round));
  }

  private static String email(int round) {
    return "bob" + round + "@example.org";
  }

  private SecondFactors.Asking asking() {
    return new SecondFactors.Asking(Optional.empty(), kit.client());
  }
}
