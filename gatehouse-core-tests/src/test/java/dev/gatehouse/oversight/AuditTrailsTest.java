package dev.gatehouse.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.audit.AuditVerdict;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class AuditTrailsTest {
  private final Kit kit;

  AuditTrailsTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void registerOwnerAndUser() {
    kit.registered("ada@example.org");
    kit.registered("bob@example.org");
  }

  @Test
  void areForOwnersAndAdmins() {
    var ada = actor("ada@example.org");
    var bob = actor("bob@example.org");
    assertThat(page(ada)).isInstanceOf(AuditReading.Read.class);
    assertThat(page(bob)).isEqualTo(new AuditReading.Forbidden());

    kit.gatehouse().administration().grants().grant(ada, bob.user(), Role.ADMIN);

    assertThat(page(bob))
        .isInstanceOfSatisfying(
            AuditReading.Read.class,
            read ->
                assertThat(read.page().entries())
                    .extracting(entry -> entry.event().act())
                    .contains("user-registered"));
  }

  @Test
  void areVerifiedByOwnersAndAdmins() {
    kit.gatehouse().audit().seal();

    assertThat(trails().verify(actor("ada@example.org")))
        .isInstanceOfSatisfying(
            AuditCheck.Checked.class,
            checked -> assertThat(checked.verdict()).isInstanceOf(AuditVerdict.Whole.class));
    assertThat(trails().verify(actor("bob@example.org"))).isEqualTo(new AuditCheck.Forbidden());
  }

  @Test
  void areVerifiedForOneAtATime() throws Exception {
    for (int i = 0; i < 300; i++) {
      kit.gatehouse().passwordResets().request(address("bob@example.org"), kit.client());
      kit.clock().move(Duration.ofMinutes(2));
      kit.gatehouse().audit().seal();
    }
    var ada = actor("ada@example.org");
    Callable<AuditCheck> call = () -> trails().verify(ada);

    var outcomes = Simultaneous.run(Collections.nCopies(20, call));

    assertThat(outcomes).hasAtLeastOneElementOfType(AuditCheck.Checked.class);
    assertThat(outcomes).contains(new AuditCheck.Busy(Duration.ofSeconds(10)));
    assertThat(trails().verify(ada)).isInstanceOf(AuditCheck.Checked.class);
    assertThat(trails().verify(actor("bob@example.org"))).isEqualTo(new AuditCheck.Forbidden());
  }

  @Test
  void areForNobodyWhoIsDeactivatedOrUnknown() {
    var ada = actor("ada@example.org");
    Tables.on(kit).update("update gatehouse_users set active = false");

    assertThat(page(ada)).isEqualTo(new AuditReading.Forbidden());
    assertThat(page(new Actor(new UserId(UUID.randomUUID()), kit.client())))
        .isEqualTo(new AuditReading.Forbidden());
  }

  private AuditReading page(Actor actor) {
    return trails().page(actor, AuditFilter.ALL, Optional.empty(), 10);
  }

  private AuditTrails trails() {
    return kit.gatehouse().auditTrails();
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }

  private Actor actor(String email) {
    return new Actor(kit.user(email).id(), kit.client());
  }
}
