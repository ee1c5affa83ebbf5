package dev.gatehouse.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.EmailAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@EachDatabase
class ConfirmationRequestTest {
  private static final ConfirmationRequest ACCEPTED = new ConfirmationRequest.Accepted();

  private final Kit kit;

  ConfirmationRequestTest(Kit kit) {
    this.kit = kit;
    kit.registered("ada@example.org");
    var form = new RegistrationForm("Bob@Example.org", Password.of(Kit.PASSWORD), "en");
    kit.gatehouse().registrations().register(form, kit.client());
  }

  @Test
  void sendsAnotherLinkAndEndsTheOlder() {
    var older = latestToken();

    assertThat(request("BOB@example.ORG", kit.client())).isEqualTo(ACCEPTED);

    var newer = latestToken();
    var evidence = Evidence.of(Password.of(Kit.PASSWORD));
    assertThat(kit.gatehouse().emails().confirm(older, evidence, kit.client()))
        .isEqualTo(new Confirmation.Dead());
    assertThat(kit.gatehouse().emails().confirm(newer, evidence, kit.client()))
        .isInstanceOf(Confirmation.Confirmed.class);
    assertThat(kit.gatehouse().audit().about(kit.user("bob@example.org").id().value(), 2))
        .extracting(AuditEvent::act)
        .containsExactly("email-confirmed", "confirmation-requested");
  }

  @Test
  void answersUnknownConfirmedAndDeactivatedAlikeAndMailsNothing() {
    Tables.on(kit)
        .update("update gatehouse_users set active = false where email = 'Bob@Example.org'");
    var before = kit.mails().size();

    for (var email : new String[] {"nobody@example.org", "ada@example.org", "bob@example.org"}) {
      assertThat(request(email, kit.client())).isEqualTo(ACCEPTED);
    }

    assertThat(kit.mails()).hasSize(before);
  }

  @Test
  void isAskedForThreeTimesInFiveMinutesWhoeverTheAddressIs() {
    for (var email : new String[] {"nobody@example.org", "ada@example.org", "bob@example.org"}) {
      for (int i = 0; i < 3; i++) {
        assertThat(request(email, kit.client())).isEqualTo(ACCEPTED);
      }
      assertThat(request(email, kit.client()))
          .isEqualTo(new ConfirmationRequest.Throttled(Duration.ofMinutes(5)));
    }
  }

  @Test
  void isAskedForFifteenTimesInFiveMinutesByOneClient() {
    var client = kit.client();
    for (int i = 0; i < 15; i++) {
      assertThat(request("user" + i + "@example.org", client)).isEqualTo(ACCEPTED);
    }

    assertThat(request("bob@example.org", client))
        .isEqualTo(new ConfirmationRequest.Throttled(Duration.ofMinutes(5)));
  }

  private String latestToken() {
    return kit.latestMail("Bob@Example.org").orElseThrow().values().getOrDefault("token", "");
  }

  private ConfirmationRequest request(String email, Client client) {
    return kit.gatehouse().emails().request(EmailAddress.parse(email).orElseThrow(), client);
  }
}
