package dev.gatehouse.emailchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.EmailAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a change of address is asked for. */
@EachDatabase
class EmailChangeLimitTest {
  private final Kit kit;
  private final Mover ada;

  EmailChangeLimitTest(Kit kit) {
    this.kit = kit;
    this.ada = Mover.registered(kit, "ada@example.org");
  }

  @Test
  void isAskedForThreeTimesInFiveMinutes() {
    for (int i = 0; i < 3; i++) {
      assertThat(ada.request("ada" + i + "@new.example"))
          .isEqualTo(new EmailChangeRequest.Accepted());
    }

    assertThat(ada.request("ada@new.example"))
        .isEqualTo(new EmailChangeRequest.Throttled(Duration.ofMinutes(5)));
  }

  @Test
  void isAskedForThreeTimesForOneAddressWhoeverAsks() {
    for (int i = 0; i < 3; i++) {
      assertThat(Mover.registered(kit, "user" + i + "@example.org").request("target@example.org"))
          .isEqualTo(new EmailChangeRequest.Accepted());
    }

    assertThat(ada.request("Target@example.org"))
        .isEqualTo(new EmailChangeRequest.Throttled(Duration.ofMinutes(5)));
  }

  @Test
  void isAskedForFifteenTimesInFiveMinutesByOneClient() {
    var client = kit.client();
    for (int i = 0; i < 15; i++) {
      var proof = Mover.registered(kit, "user" + i + "@example.org").proof();
      var wanted = EmailAddress.parse("wanted" + i + "@example.org").orElseThrow();
      assertThat(kit.gatehouse().emailChanges().request(proof, wanted, client))
          .isEqualTo(new EmailChangeRequest.Accepted());
    }

    var wanted = EmailAddress.parse("ada@new.example").orElseThrow();
    assertThat(kit.gatehouse().emailChanges().request(ada.proof(), wanted, client))
        .isEqualTo(new EmailChangeRequest.Throttled(Duration.ofMinutes(5)));
    assertThat(ada.request("ada@new.example")).isEqualTo(new EmailChangeRequest.Accepted());
  }
}
