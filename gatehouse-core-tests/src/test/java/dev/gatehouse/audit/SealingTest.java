package dev.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.spi.StorageException;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class SealingTest {
  private final Kit kit;
  private final Tables tables;
  private final WrittenTrail trail;
  private final Audit audit;

  SealingTest(Kit kit) {
    this.kit = kit;
    this.tables = Tables.on(kit);
    this.trail = new WrittenTrail(kit);
    this.audit = trail.audit();
  }

  @Test
  void isWholeWithoutAnyEvent() {
    assertThat(audit.seal()).isEqualTo(new Sealing.Sealed(0));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(0, 0, 0));
  }

  @Test
  void showsWhatIsNotSealedYetAsSuch() {
    trail.write(3);
    audit.seal();
    trail.write(2);

    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(1, 3, 2));
    assertThat(audit.page(AuditFilter.ALL, Optional.empty(), 10).entries())
        .extracting(AuditEntry::sealed)
        .containsExactly(false, false, true, true, true);
  }

  @Test
  void sealsTenThousandEventsAndFindsThemWhole() {
    trail.write(10_000);

    assertThat(audit.seal()).isEqualTo(new Sealing.Sealed(10_000));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(20, 10_000, 0));
  }

  @Test
  void sealsAnEventThatIsCommittedLate() {
    var early = trail.newId();
    trail.write(3);
    audit.seal();
    trail.insert(early);

    assertThat(audit.seal()).isEqualTo(new Sealing.Sealed(1));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(2, 4, 0));
  }

  @Test
  void sealsNothingOntoAnEndThatIsNotAsItWasLeft() {
    trail.sealed(6);
    trail.write(1);

    tables.update("update gatehouse_audit_head set number = 0, sealed = null");
    assertThat(audit.seal()).isEqualTo(new Sealing.Stopped());
    tables.update("update gatehouse_audit_head set sealed = 'AAAA'");
    assertThat(audit.seal()).isEqualTo(new Sealing.Stopped());

    assertThat(number("where sealed_in is null")).isEqualTo(1);
  }

  @Test
  void sealsEachEventOnceWhenTwoNodesSealAtOnce() throws Exception {
    trail.write(1200);
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
          trail.write(1);
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
    trail.sealed(3);
    trail.write(3);
    tables.update("alter table gatehouse_audit_seals rename column sealed_at to away");

    assertThatThrownBy(audit::seal).isInstanceOf(StorageException.class);

    assertThat(number("where sealed_in is null")).isEqualTo(3);
    tables.update("alter table gatehouse_audit_seals rename column away to sealed_at");
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(1, 3, 3));
    assertThat(audit.seal()).isEqualTo(new Sealing.Sealed(3));
    assertThat(audit.verify()).isEqualTo(new AuditVerdict.Whole(2, 6, 0));
  }

  private long number(String where) {
    return tables.number("select count(*) from gatehouse_audit_events " + where);
  }
}
