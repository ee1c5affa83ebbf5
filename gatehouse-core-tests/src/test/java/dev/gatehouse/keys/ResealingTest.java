package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.audit.AuditVerdict;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.totp.Totps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Sealing anew while others write, and after it was cut off. */
@EachDatabase
class ResealingTest {
  private static final int MANY = 250;

  private final Kit kit;
  private final SealedRows rows;
  private final Tables tables;
  private final KeyRing old;
  private final KeyRing promoted;

  ResealingTest(Kit kit) {
    this.kit = kit;
    this.rows = new SealedRows(kit);
    this.tables = Tables.on(kit);
    this.old = kit.keyRing();
    this.promoted = old.rotate();
  }

  @Test
  void walksThroughAllBatches() {
    rows.write(old, MANY);

    var resealing = kit.node(promoted).sealedValues().reseal();

    assertThat(resealing.resealed()).containsEntry("gatehouse_outbox", (long) MANY);
    assertThat(resealing.complete()).isTrue();
    assertThat(deliver(promoted.retire(old.primary()))).isEqualTo(MANY);
  }

  @Test
  void goesOnWhereItWasKilled() {
    rows.write(old, MANY);
    var mails = Outbox.sealed().getFirst();
    var swaps = new AtomicInteger();
    var dying =
        new Sealed(
            mails.table(),
            mails.id(),
            mails.place(),
            (transaction, swap) -> {
              if (swaps.incrementAndGet() == 150) {
                throw new IllegalStateException("killed");
              }
              return mails.swap().test(transaction, swap);
            });

    assertThatThrownBy(() -> sealedValues(dying).reseal()).hasMessage("killed");

    // the first batch is kept, the second is not, and everything opens
    var node = kit.node(promoted);
    assertThat(node.sealedValues().counts()).containsEntry(promoted.primary(), 100L);
    assertThatThrownBy(() -> kit.node(promoted.retire(old.primary())))
        .hasMessageContaining("it lacks key " + old.primary());
    var resealing = node.sealedValues().reseal();
    assertThat(resealing.resealed()).containsEntry("gatehouse_outbox", MANY - 100L);
    assertThat(resealing.complete()).isTrue();
    assertThat(deliver(promoted.retire(old.primary()))).isEqualTo(MANY);
  }

  @Test
  void neverPutsBackWhatWasWrittenMeanwhile() {
    var house = new SealedHouse(kit);
    var secrets = Totps.sealed().getFirst();
    var fresh = promoted.seal("00".repeat(20), "gatehouse_totp " + house.ada().user().id());
    UnaryOperator<String> interrupted =
        id -> {
          tables.update("update gatehouse_totp set sealed = '" + fresh + "'");
          return secrets.place().apply(id);
        };
    var column = new Sealed(secrets.table(), secrets.id(), interrupted, secrets.swap());

    var resealing = sealedValues(column).reseal();

    assertThat(resealing.resealed()).containsEntry("gatehouse_totp", 0L);
    assertThat(tables.texts("select sealed from gatehouse_totp")).containsExactly(fresh);
  }

  @Test
  void losesNothingOfWhatIsWrittenAtTheSameTime() throws Exception {
    var house = new SealedHouse(kit);
    // its nodes know of both keys, and seal by the old one
    var behind = promoted.promote(old.primary());
    var older = kit.node(behind);
    var node = kit.node(promoted);
    rows.write(old, MANY);
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 3; i++) {
      calls.add(() -> node.sealedValues().reseal().resealed().size());
    }
    for (int i = 0; i < 8; i++) {
      var ring = i % 2 == 0 ? behind : promoted;
      calls.add(() -> written(ring));
    }
    calls.add(() -> node.audit().seal().hashCode());
    calls.add(() -> house.adaSignsInByPhone(node) ? 1 : 0);
    calls.add(() -> node.outbox().deliverDue());

    Simultaneous.run(calls);

    assertThat(older.audit().verify()).isInstanceOf(AuditVerdict.Whole.class);
    assertThat(node.sealedValues().reseal().complete()).isTrue();
    assertThat(house.opened(promoted.retire(old.primary()))).isEqualTo(house.all());
    deliver(promoted.retire(old.primary()));
    assertThat(kit.mailServer().all())
        .filteredOn(mail -> mail.template().equals("magic-link"))
        .hasSize(MANY + 160);
    assertThat(tables.number("select count(*) from gatehouse_outbox where sealed is not null"))
        .isZero();
    assertThat(tables.number("select count(*) from gatehouse_outbox where given_up_at is not null"))
        .isZero();
    assertThat(house.adaSignsInByPhone(kit.node(promoted.retire(old.primary())))).isTrue();
  }

  private int written(KeyRing ring) {
    rows.write(ring, 20);
    return 20;
  }

  private SealedValues sealedValues(Sealed column) {
    return new SealedValues(rows.database(), promoted, List.of(column));
  }

  private int deliver(KeyRing ring) {
    return kit.node(ring).outbox().deliverDue();
  }
}
