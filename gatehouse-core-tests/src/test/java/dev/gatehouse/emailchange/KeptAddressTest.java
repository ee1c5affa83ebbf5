package dev.gatehouse.emailchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.Password;
import dev.gatehouse.registration.Registration;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.user.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The address that a user has left, while the change can be undone. */
@EachDatabase
class KeptAddressTest {
  private final Kit kit;
  private final Mover ada;

  KeptAddressTest(Kit kit) {
    this.kit = kit;
    this.ada = Mover.registered(kit, "ada@example.org");
  }

  @Test
  void isKeptFromOthers() {
    var bob = Mover.registered(kit, "bob@example.org");
    var undo = ada.moveTo("thief@evil.example");

    assertThat(register("ADA@example.org")).isEqualTo(new Registration.Accepted());
    assertThat(kit.latestMail("ada@example.org").orElseThrow().template())
        .isEqualTo("address-kept");
    assertThat(bob.request("ada@example.org")).isEqualTo(new EmailChangeRequest.Accepted());
    assertThat(kit.latestMail("ada@example.org").orElseThrow().template())
        .isEqualTo("address-kept");
    assertThat(kit.gatehouse().users().byEmail(address("ada@example.org"))).isEmpty();

    assertThat(undo(undo)).isInstanceOf(EmailUndo.Undone.class);
  }

  @Test
  void isKeptFromALinkThatWasMailedWhileItWasFree() {
    var bob = Mover.registered(kit, "bob@example.org");
    var bobsLink = bob.linkTo("wanted@example.org");
    ada.moveTo("wanted@example.org");
    var undo = ada.moveTo("thief@evil.example");

    assertThat(bob.confirm(bobsLink)).isEqualTo(new EmailChange.Taken());

    assertThat(bob.address()).isEqualTo("bob@example.org");
    assertThat(undo(undo)).isInstanceOf(EmailUndo.Undone.class);
    assertThat(ada.address()).isEqualTo("wanted@example.org");
  }

  @Test
  void isFreeWhenTheUndoHasRunOut() {
    ada.moveTo("ada@new.example");
    kit.clock().move(Duration.ofDays(7));

    register("ada@example.org");

    assertThat(kit.user("ada@example.org").id()).isNotEqualTo(ada.id());
  }

  @Test
  void isNotKeptFromItsUser() {
    ada.moveTo("ada@new.example");

    ada.moveTo("ada@example.org");

    assertThat(ada.address()).isEqualTo("ada@example.org");
  }

  @Test
  void isKeptFromWhoRegistersItAtTheMomentOfTheChange() throws Exception {
    for (int round = 0; round < 10; round++) {
      var old = "old" + round + "@example.org";
      var mover = Mover.registered(kit, old);
      var link = mover.linkTo("new" + round + "@example.org");
      Callable<Object> squat =
          () -> {
            var form = new RegistrationForm(old, Password.of(Kit.PASSWORD), "en");
            return kit.gatehouse().registrations().register(form, kit.client());
          };

      Simultaneous.run(List.of(() -> mover.confirm(link), squat, squat));

      assertThat(kit.gatehouse().users().byEmail(address(old))).as(old).isEmpty();
      assertThat(undo(Mover.mailed(kit, old, "email-changed")))
          .isInstanceOf(EmailUndo.Undone.class);
    }
  }

  private EmailUndo undo(String token) {
    return kit.gatehouse().emailChanges().undos().undo(token, kit.client());
  }

  private Registration register(String email) {
    return kit.gatehouse()
        .registrations()
        .register(new RegistrationForm(email, Password.of(Kit.PASSWORD), "en"), kit.client());
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
