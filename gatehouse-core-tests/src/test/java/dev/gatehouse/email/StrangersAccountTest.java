package dev.gatehouse.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.Client;
import dev.gatehouse.emailchange.EmailChange;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody has registered the victim's address with a password of their own, and is signed in. By
 * whatever road the victim proves the address, the stranger is not to share the account.
 */
@EachDatabase
class StrangersAccountTest {
  private static final String VICTIM = "victim@example.org";
  private static final Password STRANGERS = Password.of("the thief chose this one");
  private static final Password VICTIMS = Password.of("a heron on the frozen lake");

  private final Kit kit;
  private final Client victim;
  private Client stranger;
  private SessionToken session;

  StrangersAccountTest(Kit kit) {
    this.kit = kit;
    stranger = kit.client();
    victim = kit.client();
    kit.registered("ada@example.org");
    kit.gatehouse()
        .registrations()
        .register(new RegistrationForm(VICTIM, STRANGERS, "en"), stranger);
    session = session(STRANGERS);
  }

  @BeforeEach
  void theStrangerIsIn() {
    assertThat(kit.gatehouse().sessions().check(session, stranger))
        .isInstanceOf(SessionCheck.Live.class);
  }

  @Test
  void isNotConfirmedByTheLinkAlone() {
    var link = mailed("confirm-email");

    for (var evidence :
        new Evidence[] {
          Evidence.none(),
          Evidence.of(VICTIMS),
          Evidence.of(kit.signedIn("ada@example.org", victim).token())
        }) {
      assertThat(kit.gatehouse().emails().confirm(link, evidence, victim))
          .isEqualTo(new Confirmation.Unproved());
    }

    assertThat(kit.user(VICTIM).confirmed()).isFalse();
    assertThat(kit.gatehouse().emails().holder(link)).map(User::id).contains(kit.user(VICTIM).id());
  }

  @Test
  void isTakenOverByTheLinkAndAPasswordOfTheVictims() {
    var link = mailed("confirm-email");
    kit.gatehouse().passwordResets().request(EmailAddress.parse(VICTIM).orElseThrow(), stranger);
    var mailedBefore = mailed("reset-password");

    var reset = kit.gatehouse().passwordResets().begin(link, victim).orElseThrow();
    assertThat(kit.gatehouse().passwordResets().reset(reset.reveal(), VICTIMS, victim))
        .isInstanceOf(PasswordReset.Done.class);

    assertTheStrangerIsOut();
    assertThat(kit.gatehouse().passwordResets().holder(mailedBefore)).isEmpty();
    assertThat(kit.gatehouse().emails().holder(link)).isEmpty();
  }

  @Test
  void isTakenOverByAReset() {
    var link = mailed("confirm-email");
    kit.gatehouse().passwordResets().request(EmailAddress.parse(VICTIM).orElseThrow(), victim);

    assertThat(kit.gatehouse().passwordResets().reset(mailed("reset-password"), VICTIMS, victim))
        .isInstanceOf(PasswordReset.Done.class);

    assertTheStrangerIsOut();
    assertThat(kit.gatehouse().emails().holder(link)).isEmpty();
  }

  @Test
  void doesNotGetTheAddressOfWhoClicksTheLinkOfAChange() {
    var wanted = EmailAddress.parse("another.victim@example.org").orElseThrow();
    if (kit.gatehouse().passwords().confirm(kit.user(VICTIM).id(), STRANGERS, stranger)
        instanceof PasswordConfirmation.Confirmed(var proof)) {
      kit.gatehouse().emailChanges().request(proof, wanted, stranger);
    }
    var link = token("another.victim@example.org", "confirm-email-change");

    assertThat(kit.gatehouse().emailChanges().confirm(link, Evidence.none(), victim))
        .isEqualTo(new EmailChange.Unproved());

    assertThat(kit.gatehouse().users().byEmail(wanted)).isEmpty();
    assertThat(kit.gatehouse().emailChanges().holder(link)).isPresent();
  }

  // as often as the stranger likes, since none of these acts is limited
  @Test
  void fillsNoMailboxWithNotices() {
    var user = kit.user(VICTIM).id();
    var name = ProfileForm.EMPTY.with(ProfileField.USERNAME, "another_name");
    kit.gatehouse().profiles().update(user, name, stranger);
    stranger = new Client(kit.client().address(), "Another/1.0");
    session = session(STRANGERS);
    if (kit.gatehouse().passwords().confirm(user, STRANGERS, stranger)
        instanceof PasswordConfirmation.Confirmed(var proof)) {
      kit.gatehouse()
          .passwordChanges()
          .change(
              proof,
              VICTIMS,
              Optional.empty(),
              new SecondFactors.Asking(Optional.empty(), stranger));
    }

    assertThat(signIn(VICTIMS)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(kit.user(VICTIM).profile().username()).contains("another_name");
    assertThat(kit.mails())
        .filteredOn(mail -> mail.to().equals(VICTIM))
        .extracting(Mail::template)
        .containsExactly("confirm-email");
  }

  @Test
  void isNotHandedOverByTheLinkOnceItsAddressIsConfirmed() {
    var link = mailed("confirm-email");
    Tables.on(kit).update("update gatehouse_users set confirmed_at = 1");

    assertThat(kit.gatehouse().passwordResets().begin(link, victim)).isEmpty();
  }

  private void assertTheStrangerIsOut() {
    assertThat(kit.user(VICTIM).confirmed()).isTrue();
    assertThat(kit.gatehouse().sessions().check(session, stranger))
        .isEqualTo(new SessionCheck.Dead());
    assertThat(signIn(STRANGERS)).isEqualTo(new SignIn.Rejected());
    assertThat(signIn(VICTIMS)).isInstanceOf(SignIn.SignedIn.class);
  }

  private String mailed(String template) {
    return token(VICTIM, template);
  }

  private String token(String to, String template) {
    return kit.mails().reversed().stream()
        .filter(mail -> mail.to().equals(to) && mail.template().equals(template))
        .findFirst()
        .orElseThrow()
        .values()
        .getOrDefault("token", "");
  }

  private SessionToken session(Password password) {
    if (signIn(password) instanceof SignIn.SignedIn signedIn) {
      return signedIn.opened().token();
    }
    throw new IllegalStateException("the stranger is not signed in");
  }

  private SignIn signIn(Password password) {
    var form = new SignInForm(VICTIM, password, Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, stranger);
  }
}
