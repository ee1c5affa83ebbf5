package dev.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EachDatabase
class AuditChainTest {
  private final Tables tables;
  private final WrittenTrail trail;
  private final Audit audit;

  AuditChainTest(Kit kit) {
    this.tables = Tables.on(kit);
    this.trail = new WrittenTrail(kit);
    this.audit = trail.audit();
  }

  @Test
  void noticesAChangeOfAnyColumn() {
    trail.sealed(9);
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
      var before = tables.texts("select " + column + " from gatehouse_audit_events" + where());
      tables.update("update gatehouse_audit_events set " + column + " = " + value + where());
      assertThat(audit.verify())
          .as(column)
          .isEqualTo(new AuditVerdict.EventChanged(trail.id(5), 2));
      var restored = column.equals("at") ? before.getFirst() : "'" + before.getFirst() + "'";
      tables.update("update gatehouse_audit_events set " + column + " = " + restored + where());
      assertThat(audit.verify()).isInstanceOf(AuditVerdict.Whole.class);
    });
  }

  @Test
  void noticesThatAnEventIsGone() {
    trail.sealed(9);
    var gone = trail.id(5);

    tables.update("delete from gatehouse_audit_events" + where());

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventMissing(gone, 2));
  }

  @Test
  void noticesThatTheLastEventOfASealIsGone() {
    trail.sealed(9);
    var gone = trail.id(8);

    tables.update("delete from gatehouse_audit_events where id = '" + gone + "'");

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventMissing(gone, 3));
  }

  @Test
  void noticesThatAnEventWasTakenOutOfItsSealToBeChangedAndSealedAgain() {
    trail.sealed(9);
    var taken = trail.id(5);
    tables.update("update gatehouse_audit_events set sealed_in = null, act = 'forged'" + where());

    audit.seal();

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventMissing(taken, 2));
  }

  @Test
  void noticesAnEventPutInBetween() {
    trail.sealed(9);
    var added = trail.id(5).replaceFirst(".{3}$", "000");
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
    trail.sealed(9);
    var event = trail.id(5);

    for (int seal : new int[] {4, 0, -1}) {
      trail.insert(trail.newId());
      tables.update(
          "update gatehouse_audit_events set sealed_in = " + seal + " where sealed_in is null");
      assertThat(audit.verify())
          .isInstanceOfSatisfying(
              AuditVerdict.EventAdded.class, added -> assertThat(added.seal()).isEqualTo(seal));
      tables.update("delete from gatehouse_audit_events where sealed_in = " + seal);
    }
    assertThat(trail.id(5)).isEqualTo(event);
  }

  @Test
  void noticesTwoEventsThatWereSwapped() {
    trail.sealed(9);
    var one = trail.id(4);
    var other = trail.id(5);
    var spare = UUID.randomUUID().toString();

    rename(one, spare);
    rename(other, one);
    rename(spare, other);

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.EventChanged(one, 2));
  }

  @Test
  void noticesThatASealIsGone() {
    trail.sealed(9);

    tables.update("delete from gatehouse_audit_seals where number = 2");

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.SealMissing(2));
  }

  @Test
  void noticesASealThatWasChangedOrMoved() {
    trail.sealed(9);
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
    trail.sealed(9);

    tables.update("delete from gatehouse_audit_events where sealed_in > 1");
    tables.update("delete from gatehouse_audit_seals where number > 1");

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.SealMissing(2));
  }

  @Test
  void noticesThatTheEndWasMovedWithThem() {
    trail.sealed(9);
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
  void noticesASealOfAnEarlierChainThatWentAnotherWay() {
    trail.sealed(3);
    var head = tables.texts("select sealed from gatehouse_audit_head").getFirst();
    trail.sealed(3);
    var second =
        tables.texts("select sealed from gatehouse_audit_seals where number = 2").getFirst();
    tables.update(
        "create table parked as select * from gatehouse_audit_events where sealed_in = 2");

    // back to the first seal, on with other events, and then the old ones in their place
    removeSecondSeal();
    tables.update("update gatehouse_audit_head set number = 1, sealed = '" + head + "'");
    trail.sealed(3);
    assertThat(audit.verify()).isInstanceOf(AuditVerdict.Whole.class);
    restoreSecondSeal(second);
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.HeadChanged());
    trail.sealed(3);

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.SealChanged(3));
  }

  private void removeSecondSeal() {
    tables.update("delete from gatehouse_audit_events where sealed_in = 2");
    tables.update("delete from gatehouse_audit_seals where number = 2");
  }

  private void restoreSecondSeal(String sealed) {
    removeSecondSeal();
    tables.update("insert into gatehouse_audit_events select * from parked");
    tables.update(
        "insert into gatehouse_audit_seals (number, sealed, sealed_at) values (2, '%s', 1)"
            .formatted(sealed));
  }

  private String where() {
    return " where id = '" + trail.id(5) + "'";
  }

  private void rename(String from, String to) {
    tables.update(
        "update gatehouse_audit_events set id = '%s' where id = '%s'".formatted(to, from));
  }
}
