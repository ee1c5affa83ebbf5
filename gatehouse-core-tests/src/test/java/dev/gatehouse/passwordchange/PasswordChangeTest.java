package dev.gatehouse.passwordchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.credential.PasswordChanged;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordConfirmation;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class PasswordChangeTest {
  private static final Password FRESH = Password.of("a heron on the frozen lake");

  private final Kit kit;
  private final UserId ada;
  private final Client client;

  PasswordChangeTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.registered("ada@example.org").id();
    this.client = kit.client();
  }

  @Test
  void makesTheNewPasswordTheOnlyOne() {
    assertThat(change(proof(), FRESH)).isEqualTo(new PasswordChange.Changed(Optional.empty()));

    assertThat(signIn(Password.of(Kit.PASSWORD))).isEqualTo(new SignIn.Rejected());
    assertThat(signIn(FRESH)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void endsEverySessionButTheOneItCameFromWhichGetsANewToken() {
    var here = kit.signedIn("ada@example.org", client);
    var elsewhere = kit.signedIn("ada@example.org", client);

    var outcome = change(proof(), FRESH, Optional.of(here.token()));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            PasswordChange.Changed.class,
            changed -> {
              var renewed = changed.renewed().orElseThrow();
              assertThat(check(renewed.token())).isInstanceOf(SessionCheck.Live.class);
              assertThat(renewed.session().id()).isEqualTo(here.session().id());
            });
    assertThat(check(here.token())).isEqualTo(new SessionCheck.Dead());
    assertThat(check(elsewhere.token())).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void keepsNoSessionOfSomebodyElse() {
    kit.registered("bob@example.org");
    var bobs = kit.signedIn("bob@example.org", client);

    var outcome = change(proof(), FRESH, Optional.of(bobs.token()));

    assertThat(outcome).isEqualTo(new PasswordChange.Changed(Optional.empty()));
    assertThat(check(bobs.token())).isInstanceOf(SessionCheck.Live.class);
  }

  @Test
  void needsAPasswordThatWillDoAndIsAnother() {
    assertThat(change(proof(), Password.of("short")))
        .isEqualTo(new PasswordChange.Rejected(List.of(Weakness.TOO_SHORT)));
    assertThat(change(proof(), Password.of("ada@example.org1")))
        .isEqualTo(new PasswordChange.Rejected(List.of(Weakness.GUESSABLE)));
    assertThat(change(proof(), Password.of(Kit.PASSWORD)))
        .isEqualTo(new PasswordChange.Rejected(List.of(Weakness.UNCHANGED)));
  }

  @Test
  void happensOnceForOneProof() throws Exception {
    var proof = proof();
    Callable<PasswordChange> call = () -> change(proof, FRESH);

    var outcomes = Simultaneous.run(Collections.nCopies(10, call));

    assertThat(outcomes).filteredOn(PasswordChange.Changed.class::isInstance).hasSize(1);
  }

  @Test
  void voidsEveryMailedLink() {
    kit.gatehouse().passwordResets().request(kit.user("ada@example.org").email(), client);
    var link = kit.latestMail("ada@example.org").orElseThrow().values().getOrDefault("token", "");

    change(proof(), FRESH);

    assertThat(
            kit.gatehouse().passwordResets().reset(link, Password.of("yet another otter"), client))
        .isEqualTo(new PasswordReset.Dead());
  }

  @Test
  void isToldByMailAuditedAndPublished() {
    change(proof(), FRESH);

    assertThat(kit.latestMail("ada@example.org").orElseThrow().template())
        .isEqualTo("password-changed");
    assertThat(kit.gatehouse().audit().about(ada.value(), 1).getFirst().act())
        .isEqualTo("password-changed");
    assertThat(kit.events()).contains(new PasswordChanged(ada.value(), kit.clock().instant()));
  }

  @Test
  void asksForThePresentPasswordFiveTimesAMinute() {
    for (int i = 0; i < 5; i++) {
      assertThat(confirm("not the one")).isEqualTo(new PasswordConfirmation.Wrong());
    }

    assertThat(confirm(Kit.PASSWORD))
        .isEqualTo(new PasswordConfirmation.Throttled(Duration.ofMinutes(1)));
  }

  @Test
  void auditsEachFailedConfirmationAndOnceThatThereWereTooMany() {
    var passwords = kit.gatehouse().passwords();
    for (int i = 0; i < 20; i++) {
      passwords.confirm(ada, Password.of("not the one"), client);
    }

    var trail = kit.gatehouse().audit().about(ada.value(), 6);
    assertThat(trail)
        .extracting(AuditEvent::act)
        .containsExactly(
            "password-confirmation-throttled",
            "password-confirmation-refused",
            "password-confirmation-refused",
            "password-confirmation-refused",
            "password-confirmation-refused",
            "password-confirmation-refused");
    assertThat(trail).allMatch(event -> event.client().equals(Optional.of(client)));
  }

  private ConfirmedPassword proof() {
    if (confirm(Kit.PASSWORD) instanceof PasswordConfirmation.Confirmed(var proof)) {
      return proof;
    }
    throw new AssertionError("the present password was not confirmed");
  }

  private PasswordConfirmation confirm(String password) {
    return kit.gatehouse().passwords().confirm(ada, Password.of(password));
  }

  private PasswordChange change(ConfirmedPassword proof, Password fresh) {
    return change(proof, fresh, Optional.empty());
  }

  private PasswordChange change(
      ConfirmedPassword proof, Password fresh, Optional<SessionToken> kept) {
    var asking = new SecondFactors.Asking(kept, client);
    return kit.gatehouse().passwordChanges().change(proof, fresh, Optional.empty(), asking);
  }

  private SignIn signIn(Password password) {
    var form = new SignInForm("ada@example.org", password, Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }

  private SessionCheck check(SessionToken token) {
    return kit.gatehouse().sessions().check(token, client);
  }
}
