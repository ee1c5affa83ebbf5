package dev.gatehouse.emailchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.event.UserStatusChanged;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.deletion.Deletion;
import dev.gatehouse.deletion.Restoration;
import dev.gatehouse.deletion.UserDeletion;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Undoing a change of address while the account is to be deleted. */
@EachDatabase
class UndoneDeletionTest {
  private static final Password FRESH = Password.of("a heron on the frozen lake");

  private final Kit kit;
  private final Actor owner;
  private final Mover ada;

  UndoneDeletionTest(Kit kit) {
    this.kit = kit;
    this.owner = new Actor(kit.registered("owner@example.org").id(), kit.client());
    this.ada = Mover.registered(kit, "ada@example.org");
  }

  @Test
  void keepsTheAccountThatAnIntruderHasClosed() {
    var undo = ada.moveTo("thief@evil.example");
    assertThat(delete(ada.proof())).isInstanceOf(Deletion.Scheduled.class);
    var restoration = Mover.mailed(kit, "thief@evil.example", "deletion-requested");

    if (!(undo(undo) instanceof EmailUndo.Undone(var user, var reset))) {
      throw new AssertionError("not undone");
    }

    kit.gatehouse().passwordResets().reset(reset.reveal(), FRESH, kit.client());
    assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
    assertThat(kit.gatehouse().deletions().restore(restoration, kit.client()))
        .isEqualTo(new Restoration.Dead());
    kit.clock().move(Duration.ofDays(60));
    kit.gatehouse().housekeeping().sweep();
    assertThat(kit.gatehouse().users().get(user)).isPresent();
  }

  @Test
  void isToldToTheRestoredAddressTheTrailAndTheApplication() {
    var undo = ada.moveTo("thief@evil.example");
    delete(ada.proof());

    undo(undo);

    assertThat(kit.mails())
        .filteredOn(mail -> mail.template().equals("deletion-undone"))
        .extracting(Mail::to)
        .containsExactly("ada@example.org");
    assertThat(kit.gatehouse().audit().about(ada.id().value(), 2))
        .extracting(AuditEvent::act)
        .containsExactlyInAnyOrder("deletion-undone", "email-change-undone");
    assertThat(kit.events())
        .contains(new UserStatusChanged(ada.id().value(), kit.clock().instant(), true));
  }

  @Test
  void leavesTheDeletionOfAnAdministrator() {
    var undo = ada.moveTo("ada@new.example");
    assertThat(kit.gatehouse().userDeletions().delete(owner, ada.id(), ""))
        .isInstanceOf(UserDeletion.Scheduled.class);

    assertThat(undo(undo)).isInstanceOf(EmailUndo.Undone.class);

    assertThat(kit.user("ada@example.org").active()).isFalse();
    kit.clock().move(Duration.ofDays(30));
    kit.gatehouse().housekeeping().sweep();
    assertThat(kit.gatehouse().users().get(ada.id())).isEmpty();
  }

  @Test
  void leavesWhoWasDeactivatedBesidesInactive() {
    var undo = ada.moveTo("thief@evil.example");
    delete(ada.proof());
    kit.gatehouse().administration().statuses().deactivate(owner, ada.id(), "");

    undo(undo);

    assertThat(kit.user("ada@example.org").active()).isFalse();
    assertThat(deletions()).isZero();
  }

  @Test
  void comesTooLateForWhoIsDeleted() {
    var undo = ada.moveTo("thief@evil.example");
    kit.gatehouse().userDeletions().deleteAtOnce(owner, ada.id(), "");

    assertThat(undo(undo)).isEqualTo(new EmailUndo.Dead());
  }

  @Test
  void beatsADeletionAtOnce() throws Exception {
    for (int round = 0; round < 5; round++) {
      var mover = Mover.registered(kit, "first" + round + "@example.org");
      var undo = mover.moveTo("second" + round + "@example.org");
      var proof = mover.proof();

      Simultaneous.run(List.<Callable<Object>>of(() -> delete(proof), () -> undo(undo)));

      assertThat(kit.user("first" + round + "@example.org").active()).isTrue();
      assertThat(deletions()).isZero();
    }
  }

  private long deletions() {
    return Tables.on(kit).number("select count(*) from gatehouse_deletions");
  }

  private Deletion delete(ConfirmedPassword proof) {
    return kit.gatehouse().deletions().delete(proof, Optional.empty(), kit.client());
  }

  private EmailUndo undo(String token) {
    return kit.gatehouse().emailChanges().undos().undo(token, kit.client());
  }

  private SignIn signIn() {
    var form = new SignInForm("ada@example.org", FRESH, Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }
}
