package dev.gatehouse.emailchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.Client;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.SecondFactorChanged;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.EmailAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class EmailUndoTest {
  private static final Password FRESH = Password.of("a heron on the frozen lake");
  private static final Password THIEFS = Password.of("the thief chose this one");

  private final Kit kit;
  private final Client client;
  private final Mover ada;

  EmailUndoTest(Kit kit) {
    this.kit = kit;
    this.client = kit.client();
    this.ada = Mover.registered(kit, "ada@example.org");
  }

  @Test
  void putsTheOldAddressBackAndLeavesNothingOfAnIntruder() {
    var undo = ada.moveTo("thief@evil.example");
    var session = kit.signedIn("thief@evil.example", client);
    kit.gatehouse().passwordResets().request(address("thief@evil.example"), client);
    var reset = Mover.mailed(kit, "thief@evil.example", "reset-password");

    var undone = undo(undo);

    assertThat(undone).isInstanceOf(EmailUndo.Undone.class);
    assertThat(ada.address()).isEqualTo("ada@example.org");
    assertThat(kit.user("ada@example.org").confirmed()).isTrue();
    assertThat(kit.gatehouse().sessions().check(session.token(), client))
        .isEqualTo(new SessionCheck.Dead());
    assertThat(kit.gatehouse().passwordResets().holder(reset)).isEmpty();
    for (var email : new String[] {"ada@example.org", "thief@evil.example"}) {
      assertThat(signIn(email, Password.of(Kit.PASSWORD))).isEqualTo(new SignIn.Rejected());
    }
    assertThat(kit.events())
        .contains(new EmailChangeUndone(ada.id().value(), kit.clock().instant()));
  }

  @Test
  void leadsToAnotherPassword() {
    if (!(undo(ada.moveTo("thief@evil.example"))
        instanceof EmailUndo.Undone(var user, var reset))) {
      throw new AssertionError("not undone");
    }

    assertThat(kit.gatehouse().passwordResets().reset(reset.reveal(), FRESH, client))
        .isEqualTo(new PasswordReset.Done(ada.id()));

    assertThat(reset).hasToString("[redacted]");
    assertThat(signIn("ada@example.org", FRESH)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void tellsTheAddressThatIsReplacedAndTheTrail() {
    undo(ada.moveTo("ada@new.example"));

    assertThat(kit.latestMail("ada@new.example").orElseThrow().template())
        .isEqualTo("email-change-undone");
    assertThat(kit.gatehouse().audit().about(ada.id().value(), 1).getFirst().details())
        .containsEntry("before", "ada@new.example")
        .containsEntry("after", "ada@example.org");
  }

  @Test
  void ofTheFirstChangeBeatsAllThatAnIntruderDoesAfter() {
    var first = ada.moveTo("thief@evil.example");
    var thief = new Mover(kit, ada.id(), THIEFS);
    kit.gatehouse()
        .passwordChanges()
        .change(
            ada.proof(),
            THIEFS,
            Optional.empty(),
            new SecondFactors.Asking(Optional.empty(), client));
    var second = thief.moveTo("thief@second.example");
    var third = thief.linkTo("thief@third.example");
    // the thief takes one of their own changes back, too
    assertThat(undo(second)).isInstanceOf(EmailUndo.Undone.class);

    kit.clock().move(Duration.ofDays(7).minusMillis(1));
    assertThat(undo(first)).isInstanceOf(EmailUndo.Undone.class);

    assertThat(ada.address()).isEqualTo("ada@example.org");
    assertThat(undo(second)).isEqualTo(new EmailUndo.Dead());
    assertThat(kit.gatehouse().emailChanges().holder(third)).isEmpty();
    assertThat(signIn("ada@example.org", THIEFS)).isEqualTo(new SignIn.Rejected());
  }

  @Test
  void endsTheUndosOfLaterChangesAndKeepsThoseOfEarlierOnes() {
    var first = ada.moveTo("ada@second.example");
    var second = ada.moveTo("ada@third.example");
    kit.clock().move(Duration.ofMinutes(5));
    var third = ada.moveTo("ada@fourth.example");

    assertThat(undo(second)).isInstanceOf(EmailUndo.Undone.class);

    assertThat(ada.address()).isEqualTo("ada@second.example");
    assertThat(undo(third)).isEqualTo(new EmailUndo.Dead());
    assertThat(undo(first)).isInstanceOf(EmailUndo.Undone.class);
    assertThat(ada.address()).isEqualTo("ada@example.org");
  }

  @Test
  void worksForADeactivatedUserWhoStaysSo() {
    var undo = ada.moveTo("thief@evil.example");
    Tables.on(kit).update("update gatehouse_users set active = false");

    assertThat(undo(undo)).isInstanceOf(EmailUndo.Undone.class);

    assertThat(ada.address()).isEqualTo("ada@example.org");
    assertThat(kit.user("ada@example.org").active()).isFalse();
  }

  @Test
  void removesTheSecondFactorOfAnIntruderAndKeepsTheOneFromBefore() {
    var thiefs = ada.moveTo("thief@evil.example");
    switchSecondFactorOn("thief@evil.example");
    assertThat(kit.user("thief@evil.example").secondFactorAt()).isPresent();
    var eve =
        new Mover(kit, kit.enrolled("eve@example.org").user().id(), Password.of(Kit.PASSWORD));
    kit.clock().move(Duration.ofMinutes(1));
    var eves = eve.moveTo("eve@new.example");

    undo(thiefs);
    undo(eves);

    assertThat(kit.user("ada@example.org").secondFactorAt()).isEmpty();
    assertThat(kit.events())
        .contains(
            new SecondFactorChanged(
                kit.user("ada@example.org").id().value(), kit.clock().instant(), false));
    assertThat(kit.user("eve@example.org").secondFactorAt()).isPresent();
  }

  private void switchSecondFactorOn(String email) {
    var user = kit.user(email);
    var factors = kit.gatehouse().secondFactors();
    if (factors.begin(kit.confirmed(user), client) instanceof SetupStart.Waiting(var setup)) {
      var code = Authenticator.of(setup.secret().reveal(), kit.clock()).code();
      var asking = new SecondFactors.Asking(Optional.empty(), client);
      assertThat(factors.enable(user.id(), setup.id(), code, asking))
          .isInstanceOf(FactorChange.Changed.class);
    }
  }

  @Test
  void worksOnceOfFiftySimultaneousTries() throws Exception {
    var undo = ada.moveTo("ada@new.example");
    Callable<EmailUndo> call = () -> undo(undo);

    var outcomes = Simultaneous.run(Collections.nCopies(50, call));

    assertThat(outcomes).filteredOn(EmailUndo.Undone.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new EmailUndo.Dead()::equals).hasSize(49);
  }

  @Test
  void ofTheFirstChangeBeatsThatOfTheSecondAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      var mover = Mover.registered(kit, "first" + round + "@example.org");
      var first = mover.moveTo("second" + round + "@example.org");
      var second = mover.moveTo("third" + round + "@example.org");

      var outcomes = Simultaneous.run(List.of(() -> undo(first), () -> undo(second)));

      assertThat(outcomes.getFirst()).isInstanceOf(EmailUndo.Undone.class);
      assertThat(mover.address()).isEqualTo("first" + round + "@example.org");
    }
  }

  @Test
  void beatsAChangeAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      var mover = Mover.registered(kit, "first" + round + "@example.org");
      var undo = mover.moveTo("second" + round + "@example.org");
      var link = mover.linkTo("third" + round + "@example.org");
      var session = kit.signedIn("second" + round + "@example.org", client).token();
      Callable<Object> change =
          () -> kit.gatehouse().emailChanges().confirm(link, Evidence.of(session), client);

      Simultaneous.run(List.of(change, () -> undo(undo)));

      assertThat(mover.address()).isEqualTo("first" + round + "@example.org");
      assertThat(kit.gatehouse().sessions().list(mover.id())).isEmpty();
    }
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_email_undos")).isZero();
  }

  @Test
  void runsOutAfterSevenDays() {
    var undo = ada.moveTo("ada@new.example");
    kit.clock().move(Duration.ofDays(7).minusMillis(1));
    assertThat(kit.gatehouse().emailChanges().undos().alive(undo)).isTrue();

    kit.clock().move(Duration.ofMillis(1));

    assertThat(kit.gatehouse().emailChanges().undos().alive(undo)).isFalse();
    assertThat(undo(undo)).isEqualTo(new EmailUndo.Dead());
    kit.gatehouse().housekeeping().sweep();
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_email_undos")).isZero();
  }

  @Test
  void isNotOfferedToAnAddressThatWasNeverProved() {
    var form = new RegistrationForm("mistyped@example.org", Password.of(Kit.PASSWORD), "en");
    kit.gatehouse().registrations().register(form, client);
    var user = kit.user("mistyped@example.org");
    var mover = new Mover(kit, user.id(), Password.of(Kit.PASSWORD));

    mover.confirm(mover.linkTo("right@example.org"));

    var notice = kit.latestMail("mistyped@example.org").orElseThrow();
    assertThat(notice.template()).isEqualTo("email-left");
    assertThat(notice.values()).isEmpty();
    assertThat(mover.address()).isEqualTo("right@example.org");
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_email_undos")).isZero();
  }

  @Test
  void knowsNoOtherToken() {
    ada.moveTo("ada@new.example");

    for (var other : new String[] {"", " ", "A".repeat(43)}) {
      assertThat(undo(other)).isEqualTo(new EmailUndo.Dead());
    }
    assertThat(Tables.on(kit).number("select length(digest) from gatehouse_email_undos"))
        .isEqualTo(32);
  }

  private EmailUndo undo(String token) {
    return kit.gatehouse().emailChanges().undos().undo(token, client);
  }

  private SignIn signIn(String email, Password password) {
    var form = new SignInForm(email, password, Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, client);
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
