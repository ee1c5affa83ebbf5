package dev.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class AuditChainTest {
  private final Kit kit;
  private final Tables tables;
  private final Foundation foundation;
  private final Audit audit;

  AuditChainTest(Kit kit) {
    this.kit = kit;
    this.tables = Tables.on(kit);
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    this.foundation = new Foundation(database, kit.clock(), new SecureRandom());
    this.audit = new Audit(foundation, Keys.open(database, kit.keyRing()));
  }

  @Test
  void isWholeWithoutAnyEvent() {
    assertThat(audit.seal()).isEqualTo(new Sealing.Sealed(0));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(0, 0, 0));
  }

  @Test
  void showsWhatIsNotSealedYetAsSuch() {
    write(3);
    audit.seal();
    write(2);

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(1, 3, 2));
    assertThat(audit.page(AuditFilter.ALL, Optional.empty(), 10).entries())
        .extracting(AuditEntry::sealed)
        .containsExactly(false, false, true, true, true);
  }

  @Test
  void sealsTenThousandEventsAndFindsThemWhole() {
    write(10_000);

    assertThat(audit.seal()).isEqualTo(new Sealing.Sealed(10_000));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(20, 10_000, 0));
  }

  @Test
  void sealsAnEventThatIsCommittedLate() {
    var early = foundation.newId(foundation.now());
    write(3);
    audit.seal();
    insert(early);

    assertThat(audit.seal()).isEqualTo(new Sealing.Sealed(1));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(2, 4, 0));
  }

  @Test
  void noticesAChangeOfAnyColumn() {
    sealed(9);
    var columns =
        Map.of(
            "at", "1",
            "act", "'forged'",
            "actor_id", "'" + UUID.randomUUID() + "'",
            "target_id", "null",
            "address", "'192.0.2.1'",
            "network", "'192.0.2.1'",
            "user_agent", "''",
            "details", "'{}'");

    columns.forEach((column, value) -> {
      var before = tables.texts("select " + column + " from gatehouse_audit_events" + sixth());
      tables.update("update gatehouse_audit_events set " + column + " = " + value + sixth());
      assertThat(audit.verify()).as(column).isEqualTo(new AuditVerdict.EventChanged(id(5), 2));
      var restored = column.equals("at") ? before.getFirst() : "'" + before.getFirst() + "'";
      tables.update("update gatehouse_audit_events set " + column + " = " + restored + sixth());
      assertThat(audit.verify()).isInstanceOf(AuditVerdict.Whole.class);
    });
  }

  @Test
  void noticesThatAnEventIsGone() {
    sealed(9);
    var gone = id(5);

    tables.update("delete from gatehouse_audit_events" + sixth());

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventMissing(gone, 2));
  }

  @Test
  void noticesThatTheLastEventOfASealIsGone() {
    sealed(9);
    var gone = id(8);

    tables.update("delete from gatehouse_audit_events where id = '" + gone + "'");

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventMissing(gone, 3));
  }

  @Test
  void noticesThatAnEventWasTakenOutOfItsSealToBeChangedAndSealedAgain() {
    sealed(9);
    var taken = id(5);
    tables.update("update gatehouse_audit_events set sealed_in = null, act = 'forged'" + sixth());

    audit.seal();

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventMissing(taken, 2));
  }

  @Test
  void noticesAnEventPutInBetween() {
    sealed(9);
    var added = id(5).replaceFirst(".{3}$", "000");
    tables.update(
        """
        insert into gatehouse_audit_events (id, at, act, details, sealed_in)
        values ('%s', 1, 'forged', '{}', 2)
        """
            .formatted(added));

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventAdded(added, 2));
  }

  @Test
  void noticesAnEventThatClaimsASealThatIsNone() {
    sealed(9);
    var event = id(5);

    for (int seal : new int[] {4, 0, -1}) {
      insert(foundation.newId(foundation.now()));
      tables.update(
          "update gatehouse_audit_events set sealed_in = " + seal + " where sealed_in is null");
      assertThat(audit.verify())
          .isInstanceOfSatisfying(
              AuditVerdict.EventAdded.class, added -> assertThat(added.seal()).isEqualTo(seal));
      tables.update("delete from gatehouse_audit_events where sealed_in = " + seal);
    }
    assertThat(id(5)).isEqualTo(event);
  }

  @Test
  void noticesTwoEventsThatWereSwapped() {
    sealed(9);
    var one = id(4);
    var other = id(5);
    var spare = UUID.randomUUID().toString();

    rename(one, spare);
    rename(other, one);
    rename(spare, other);

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventChanged(one, 2));
  }

  @Test
  void noticesThatASealIsGone() {
    sealed(9);

    tables.update("delete from gatehouse_audit_seals where number = 2");

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.SealMissing(2));
  }

  @Test
  void noticesASealThatWasChangedOrMoved() {
    sealed(9);
    tables.update(
        """
        update gatehouse_audit_seals
        set sealed = (select sealed from gatehouse_audit_seals where number = 1)
        where number = 2
        """);
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.SealChanged(2));

    tables.update("update gatehouse_audit_seals set sealed = 'AAAA' where number = 1");
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.SealChanged(1));
  }

  @Test
  void noticesThatTheNewestSealsAreGoneWithTheirEvents() {
    sealed(9);

    tables.update("delete from gatehouse_audit_events where sealed_in > 1");
    tables.update("delete from gatehouse_audit_seals where number > 1");

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.SealMissing(2));
  }

  @Test
  void noticesThatTheEndWasMovedWithThem() {
    sealed(9);
    tables.update("delete from gatehouse_audit_events where sealed_in > 2");
    tables.update("delete from gatehouse_audit_seals where number > 2");
    tables.update("update gatehouse_audit_head set number = 2");
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.HeadChanged());

    tables.update("update gatehouse_audit_head set number = 0, sealed = null");
    assertThat(audit.verify()).isInstanceOf(AuditVerdict.EventAdded.class);

    tables.update("delete from gatehouse_audit_head");
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.HeadChanged());
  }

  @Test
  void sealsNothingOntoAnEndThatIsNotAsItWasLeft() {
    sealed(6);
    write(1);

    tables.update("update gatehouse_audit_head set number = 0, sealed = null");
    assertThat(audit.seal()).isEqualTo(new Sealing.Stopped());
    tables.update("update gatehouse_audit_head set sealed = 'AAAA'");
    assertThat(audit.seal()).isEqualTo(new Sealing.Stopped());

    assertThat(number("where sealed_in is null")).isEqualTo(1);
  }

  @Test
  void noticesAChainOfAnEarlierTimeThatWentAnotherWay() {
    sealed(3);
    var head = tables.texts("select sealed from gatehouse_audit_head").getFirst();
    sealed(3);
    var second = tables.texts("select sealed from gatehouse_audit_seals where number = 2");

    // back to the first seal, and on with other events
    tables.update("delete from gatehouse_audit_events where sealed_in = 2");
    tables.update("delete from gatehouse_audit_seals where number = 2");
    tables.update("update gatehouse_audit_head set number = 1, sealed = '" + head + "'");
    sealed(3);
    sealed(3);
    tables.update(
        "update gatehouse_audit_seals set sealed = '%s' where number = 2"
            .formatted(second.getFirst()));

    assertThat(audit.verify()).isInstanceOf(AuditVerdict.EventMissing.class);
    tables.update("update gatehouse_audit_events set sealed_in = 9 where sealed_in = 2");
    assertThat(audit.verify()).isNotInstanceOf(AuditVerdict.Whole.class);
  }

  @Test
  void sealsEachEventOnceWhenTwoNodesSealAtOnce() throws Exception {
    write(1200);
    var otherNode = kit.node(settings -> settings).audit();
    List<Callable<Sealing>> nodes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      nodes.add(audit::seal);
      nodes.add(otherNode::seal);
    }

    var sealings = Simultaneous.run(nodes);

    assertThat(sealings)
        .allMatch(Sealing.Sealed.class::isInstance)
        .extracting(sealing -> ((Sealing.Sealed) sealing).events())
        .satisfies(counts ->
            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1200));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(3, 1200, 0));
  }

  @Test
  void sealsWhileOthersWrite() throws Exception {
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(() -> {
        for (int each = 0; each < 10; each++) {
          write(1);
        }
        return true;
      });
      calls.add(() ->
          audit.seal() instanceof Sealing.Sealed && audit.verify() instanceof AuditVerdict.Whole);
    }

    assertThat(Simultaneous.run(calls)).hasSize(40).containsOnly(true);

    audit.seal();
    assertThat(audit.verify())
        .isInstanceOfSatisfying(
            AuditVerdict.Whole.class, whole -> assertThat(whole.events()).isEqualTo(200));
  }

  @Test
  void leavesNothingBehindWhenItIsInterruptedHalfWay() {
    sealed(3);
    write(3);
    tables.update("alter table gatehouse_audit_seals rename column sealed_at to away");

    assertThatThrownBy(audit::seal).isInstanceOf(StorageException.class);

    assertThat(number("where sealed_in is null")).isEqualTo(3);
    tables.update("alter table gatehouse_audit_seals rename column away to sealed_at");
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(1, 3, 3));
    assertThat(audit.seal()).isEqualTo(new Sealing.Sealed(3));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(2, 6, 0));
  }

  private void write(int events) {
    for (int done = 0; done < events; done += 1000) {
      int more = Math.min(1000, events - done);
      foundation
          .database()
          .write(transaction -> {
            for (int i = 0; i < more; i++) {
              audit.record(transaction, event());
            }
            return true;
          });
    }
  }

  private AuditEvent event() {
    return AuditEvent.own(foundation.now(), "tried", UUID.randomUUID(), kit.client())
        .with("colour", "blue");
  }

  private void insert(UUID id) {
    tables.update(
        "insert into gatehouse_audit_events (id, at, act, details) values ('%s', 1, 'late', '{}')"
            .formatted(id));
  }

  /** So many events in seals of three. */
  private void sealed(int events) {
    for (int i = 0; i < events; i += 3) {
      write(3);
      audit.seal();
    }
  }

  private String id(int number) {
    return tables.texts("select id from gatehouse_audit_events order by id").get(number);
  }

  private String sixth() {
    return " where id = '" + id(5) + "'";
  }

  private void rename(String from, String to) {
    tables.update(
        "update gatehouse_audit_events set id = '%s' where id = '%s'".formatted(to, from));
  }

  private long number(String where) {
    return tables.number("select count(*) from gatehouse_audit_events " + where);
  }
}
