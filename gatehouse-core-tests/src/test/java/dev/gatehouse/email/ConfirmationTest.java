package dev.gatehouse.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.Password;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class ConfirmationTest {
  private final Kit kit;
  private String token = "";

  ConfirmationTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void registerBobBehindAnOwner() {
    kit.registered("ada@example.org");
    var form = new RegistrationForm("bob@example.org", Password.of(Kit.PASSWORD), "en");
    kit.gatehouse().registrations().register(form, kit.client());
    token =
        kit.latestMail("bob@example.org")
            .map(mail -> Objects.requireNonNull(mail.values().get("token")))
            .orElseThrow();
  }

  @Test
  void provesTheAddressOnce() {
    var bob = kit.user("bob@example.org").id();

    assertThat(confirm(token)).isEqualTo(new Confirmation.Confirmed(bob));

    assertThat(kit.user("bob@example.org").confirmedAt()).contains(kit.clock().instant());
    assertThat(kit.events()).contains(new EmailConfirmed(bob.value(), kit.clock().instant()));
    assertThat(confirm(token)).isEqualTo(new Confirmation.Dead());
  }

  @Test
  void succeedsForOneOfAHundredSimultaneousTries() throws Exception {
    var session = kit.signedIn("bob@example.org", kit.client()).token();
    Callable<Confirmation> redeem =
        () -> kit.gatehouse().emails().confirm(token, Evidence.of(session), kit.client());

    var outcomes = Simultaneous.run(Collections.nCopies(100, redeem));

    assertThat(outcomes).filteredOn(Confirmation.Confirmed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Confirmation.Dead.class::isInstance).hasSize(99);
  }

  @Test
  void runsOutAtTheVeryInstant() {
    kit.clock().move(Duration.ofDays(7).minusMillis(1));
    Tables.on(kit).update("update gatehouse_one_time_tokens set expires_at = expires_at - 1");

    assertThat(confirm(token)).isEqualTo(new Confirmation.Dead());

    Tables.on(kit).update("update gatehouse_one_time_tokens set expires_at = expires_at + 1");
    assertThat(confirm(token)).isInstanceOf(Confirmation.Confirmed.class);
  }

  @Test
  void knowsNoOtherToken() {
    for (var other : new String[] {"", " ", "A".repeat(43), token + " ", token.substring(1)}) {
      assertThat(confirm(other)).isEqualTo(new Confirmation.Dead());
    }
    assertThat(confirm(token)).isInstanceOf(Confirmation.Confirmed.class);
  }

  @Test
  void isVoidOnceTheAddressACredentialOrTheStatusHasChanged() {
    var evidence = Evidence.of(kit.signedIn("bob@example.org", kit.client()).token());
    for (var change :
        new String[] {
          "email_canonical = 'rob@example.org'", "credential_version = 1", "active = false"
        }) {
      Tables.on(kit)
          .update("update gatehouse_users set " + change + " where email = 'bob@example.org'");
      assertThat(kit.gatehouse().emails().confirm(token, evidence, kit.client()))
          .as(change)
          .isEqualTo(new Confirmation.Dead());
      Tables.on(kit)
          .update(
              "update gatehouse_users set email_canonical = 'bob@example.org',"
                  + " credential_version = 0, active = true where email = 'bob@example.org'");
    }
    assertThat(confirm(token)).isInstanceOf(Confirmation.Confirmed.class);
  }

  @Test
  void isVoidForAnotherPurpose() {
    Tables.on(kit).update("update gatehouse_one_time_tokens set purpose = 'another'");

    assertThat(confirm(token)).isEqualTo(new Confirmation.Dead());
  }

  @Test
  void isStoredAsADigestOnly() {
    assertThat(Tables.on(kit).texts("select sent_to || purpose from gatehouse_one_time_tokens"))
        .noneMatch(text -> text.contains(token));
    assertThat(Tables.on(kit).number("select length(digest) from gatehouse_one_time_tokens"))
        .isEqualTo(32);
  }

  private Confirmation confirm(String text) {
    var session = kit.signedIn("bob@example.org", kit.client()).token();
    return kit.gatehouse().emails().confirm(text, Evidence.of(session), kit.client());
  }
}
