package dev.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EachDatabase
class AuditTest {
  private static final UUID ADA = UUID.fromString("01890000-0000-7000-8000-00000000000a");
  private static final UUID BOB = UUID.fromString("01890000-0000-7000-8000-00000000000b");
  private static final Client HOME = client("192.0.2.7");
  private static final Client AWAY = client("2001:db8::1");

  private final Kit kit;
  private final Foundation foundation;
  private final Audit audit;

  AuditTest(Kit kit) {
    this.kit = kit;
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    this.foundation = new Foundation(database, kit.clock(), new SecureRandom());
    this.audit = new Audit(foundation, Keys.open(foundation, kit.keyRing()));
  }

  @Test
  void isListedTheNewestFirstAndByPages() {
    for (int i = 0; i < 7; i++) {
      write("act-" + i, ADA, BOB, HOME);
    }
    var acts = new ArrayList<List<String>>();
    var page = audit.page(AuditFilter.ALL, Optional.empty(), 3);
    acts.add(acts(page));
    while (page.next().isPresent()) {
      // what is written meanwhile moves no entry from one page to the next
      write("later", ADA, BOB, HOME);
      page = audit.page(AuditFilter.ALL, page.next(), 3);
      acts.add(acts(page));
    }

    assertThat(acts)
        .containsExactly(
            List.of("act-6", "act-5", "act-4"),
            List.of("act-3", "act-2", "act-1"),
            List.of("act-0"));
  }

  @Test
  void endsWithAFullPageWhenThereIsNoMore() {
    write("one", ADA, BOB, HOME);

    assertThat(audit.page(AuditFilter.ALL, Optional.empty(), 1).next()).isEmpty();
  }

  @Test
  void isListedByWhatWhoWhomAndWhere() {
    write("granted", ADA, BOB, HOME);
    write("granted", BOB, ADA, AWAY);
    write("revoked", ADA, ADA, AWAY);

    assertThat(list(AuditFilter.ALL.ofAct("granted"))).hasSize(2);
    assertThat(list(AuditFilter.ALL.byActor(ADA))).containsExactly("revoked", "granted");
    assertThat(list(AuditFilter.ALL.toTarget(BOB))).containsExactly("granted");
    assertThat(list(AuditFilter.ALL.fromClient(HOME.address()))).containsExactly("granted");
    assertThat(list(AuditFilter.ALL.fromClient(client("2001:db8::ffff").address())))
        .containsExactly("revoked", "granted");
    assertThat(list(AuditFilter.ALL.ofAct("granted").byActor(BOB).toTarget(BOB))).isEmpty();
    assertThat(list(AuditFilter.ALL.ofAct("' or 1=1 --"))).isEmpty();
  }

  @Test
  void isListedFromOneInstantUntilBeforeAnother() {
    var start = foundation.now();
    for (int hour = 0; hour < 4; hour++) {
      write("act-" + hour, ADA, BOB, HOME);
      kit.clock().move(Duration.ofHours(1));
    }
    var from = start.plus(Duration.ofHours(1));

    assertThat(list(AuditFilter.ALL.between(from, from.plus(Duration.ofHours(2)))))
        .containsExactly("act-2", "act-1");
  }

  @Test
  void tellsEverythingOfAnEvent() {
    var event = write("granted", ADA, BOB, AWAY);

    assertThat(audit.page(AuditFilter.ALL, Optional.empty(), 1).entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.event()).isEqualTo(event);
          assertThat(entry.sealed()).isFalse();
        });
  }

  @Test
  void takesACursorItHasWrittenAndNoOther() {
    write("one", ADA, BOB, HOME);
    write("two", ADA, BOB, HOME);
    var cursor = audit.page(AuditFilter.ALL, Optional.empty(), 1).next().orElseThrow();

    assertThat(AuditPage.Cursor.parse(cursor.text())).contains(cursor);
    for (var text : new String[] {"", "x", "-".repeat(32), "F".repeat(32), "0".repeat(33)}) {
      assertThat(AuditPage.Cursor.parse(text)).isEmpty();
    }
  }

  @Test
  void givesNoPageWithoutEndOrWithoutEntries() {
    for (int most : new int[] {0, -1, Audit.LONGEST_PAGE + 1}) {
      assertThatThrownBy(() -> audit.page(AuditFilter.ALL, Optional.empty(), most))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private List<String> list(AuditFilter filter) {
    return acts(audit.page(filter, Optional.empty(), 100));
  }

  private static List<String> acts(AuditPage page) {
    return page.entries().stream().map(entry -> entry.event().act()).toList();
  }

  private AuditEvent write(String act, UUID actor, UUID target, Client client) {
    var event =
        new AuditEvent(
            foundation.now(),
            act,
            Optional.of(actor),
            Optional.of(target),
            Optional.of(client),
            Map.of("before", "a", "after", "b"));
    return foundation
        .database()
        .write(transaction -> {
          audit.record(transaction, event);
          return event;
        });
  }

  private static Client client(String address) {
    return new Client(ClientAddress.parse(address).orElseThrow(), "Kit/1.0");
  }
}
