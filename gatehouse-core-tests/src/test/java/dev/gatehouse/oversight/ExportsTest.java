package dev.gatehouse.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.AuditEntry;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.directory.Listing;
import dev.gatehouse.directory.UserFilter;
import dev.gatehouse.directory.UserSort;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@EachDatabase
class ExportsTest {
  private static final UserSort BY_EMAIL = new UserSort(UserSort.Column.EMAIL, false);

  private final Kit kit;
  private final Actor owner;

  ExportsTest(Kit kit) {
    this.kit = kit;
    this.owner = new Actor(kit.registered("owner@example.org").id(), kit.client());
  }

  @Test
  void bringEverybodyOfTheListingInItsOrder() {
    for (int number = 0; number < 120; number++) {
      kit.registered("user%03d@example.org".formatted(number));
    }

    var rows = users(new Listing(UserFilter.ALL.matching("user"), BY_EMAIL));

    assertThat(rows).hasSize(120).isSortedAccordingTo((a, b) -> email(a).compareTo(email(b)));
  }

  @Test
  void areNotedBeforeTheFirstRowIsRead() {
    var filter =
        UserFilter.ALL.matching(" ada ").holding(Role.USER).active(true).secondFactor(true);

    kit.gatehouse().userRecords().export(owner, new Listing(filter, BY_EMAIL));
    kit.gatehouse().auditTrails().export(owner, AuditFilter.ALL.ofAct("x"));

    assertThat(latest("users-exported").details())
        .isEqualTo(
            Map.of("search", "ada", "role", "User", "active", "true", "second-factor", "true"));
    assertThat(latest("users-exported").actor()).contains(owner.user().value());
    assertThat(latest("audit-exported").details()).isEqualTo(Map.of("act", "x"));
  }

  @Test
  void bringEveryEventOfTheFilterTheNewestFirst() {
    kit.registered("b@example.org");
    kit.registered("c@example.org");

    var rows = events(AuditFilter.ALL.ofAct("user-registered"));

    assertThat(rows).hasSize(3);
    assertThat(rows.getFirst().event().target()).contains(kit.user("c@example.org").id().value());
  }

  @Test
  void areForOwnersAndAdminsAloneAndNotedForNobodyElse() {
    var user = new Actor(kit.registered("b@example.org").id(), kit.client());

    assertThat(kit.gatehouse().userRecords().export(user, new Listing(UserFilter.ALL, BY_EMAIL)))
        .isEqualTo(new Export.Forbidden<ListedUser>());
    assertThat(kit.gatehouse().auditTrails().export(user, AuditFilter.ALL))
        .isEqualTo(new Export.Forbidden<AuditEntry>());
    assertThat(kit.gatehouse().auditTrails().daily(user, Set.of("signed-in"), 2))
        .isEqualTo(new AuditCounting.Forbidden());
    assertThat(entries("users-exported")).isEmpty();
  }

  @Test
  void countActsDayByDay() {
    kit.clock().move(Duration.ofDays(1));
    kit.registered("b@example.org");
    kit.registered("c@example.org");
    var today = LocalDate.ofInstant(kit.clock().instant(), ZoneOffset.UTC);

    var counting = kit.gatehouse().auditTrails().daily(owner, Set.of("user-registered"), 2);

    assertThat(counting)
        .isInstanceOfSatisfying(
            AuditCounting.Counted.class,
            counted -> {
              assertThat(counted.counts().last()).isEqualTo(today);
              assertThat(counted.counts().first()).isEqualTo(today.minusDays(1));
              assertThat(counted.counts().of(today, "user-registered")).isEqualTo(2);
              assertThat(counted.counts().of(today.minusDays(1), "user-registered")).isEqualTo(1);
              assertThat(counted.counts().of(today, "signed-in")).isZero();
            });
  }

  @Test
  void knowWhoIsToBeDeletedAndWhatIsToBeSent() {
    var user = kit.registered("b@example.org");
    assertThat(kit.gatehouse().userDeletions().dueAt(user.id())).isEmpty();
    kit.mails();
    assertThat(kit.gatehouse().outbox().state().waiting()).isZero();

    kit.gatehouse().userDeletions().delete(owner, user.id(), "");

    assertThat(kit.gatehouse().userDeletions().dueAt(user.id()))
        .contains(kit.clock().instant().plus(Duration.ofDays(30)));
    var state = kit.gatehouse().outbox().state();
    assertThat(state.waiting()).isEqualTo(1);
    assertThat(state.oldest()).contains(kit.clock().instant());
    assertThat(state.retried()).isZero();
    assertThat(state.givenUp()).isZero();
  }

  private List<ListedUser> users(Listing listing) {
    return switch (kit.gatehouse().userRecords().export(owner, listing)) {
      case Export.Granted<ListedUser>(var rows) -> rows.toList();
      case Export.Forbidden<ListedUser>() -> List.of();
    };
  }

  private List<AuditEntry> events(AuditFilter filter) {
    return switch (kit.gatehouse().auditTrails().export(owner, filter)) {
      case Export.Granted<AuditEntry>(var rows) -> rows.toList();
      case Export.Forbidden<AuditEntry>() -> List.of();
    };
  }

  private static String email(ListedUser listed) {
    return listed.user().email().canonical();
  }

  private AuditEvent latest(String act) {
    return entries(act).getFirst().event();
  }

  private List<AuditEntry> entries(String act) {
    return kit.gatehouse().audit().page(AuditFilter.ALL.ofAct(act), Optional.empty(), 10).entries();
  }
}
