package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.audit.AuditVerdict;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A key ring that changes under a database in which everything is sealed. */
@EachDatabase
class RotationTest {
  private final Kit kit;
  private final SealedHouse house;
  private final KeyRing old;
  private final KeyRing added;
  private final KeyRing promoted;
  private final KeyRing retired;

  RotationTest(Kit kit) {
    this.kit = kit;
    this.house = new SealedHouse(kit);
    this.old = kit.keyRing();
    this.added = old.add();
    this.promoted = added.promote(added.keys().getLast().id());
    this.retired = promoted.retire(old.primary());
  }

  @Test
  void knowsOfEverySealedColumn() throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = kit.dataSource().getConnection();
        var columns =
            connection.getMetaData().getColumns(null, connection.getSchema(), null, "sealed")) {
      while (columns.next()) {
        found.add(columns.getString("TABLE_NAME"));
      }
    }

    assertThat(kit.gatehouse().sealedValues().tables()).containsExactlyInAnyOrderElementsOf(found);
    assertThat(house.all().values()).isNotEmpty().allMatch(values -> values > 0);
  }

  @Test
  void leavesNothingToTheOldKeyAndLosesNothing() {
    var node = kit.node(promoted);
    var all = house.all();
    assertThat(node.sealedValues().counts()).isEqualTo(Map.of(old.primary(), sum(all)));

    var resealing = node.sealedValues().reseal();

    assertThat(resealing.resealed()).isEqualTo(all);
    assertThat(resealing.complete()).isTrue();
    assertThat(node.sealedValues().keys()).containsExactly(promoted.primary());
    assertThat(house.all()).isEqualTo(all);
    assertThat(house.opened(retired)).isEqualTo(all);
    assertThat(house.opened(old).values()).containsOnly(0L);
    assertThat(node.sealedValues().reseal().resealed().values()).containsOnly(0L);
  }

  /** The order that the documentation tells: at each step both nodes read what the other writes. */
  @Test
  void goesRoundNodeByNodeWhileBothWork() {
    var one = kit.gatehouse();

    var two = kit.node(added);
    assertThat(house.adaSignsInByPhone(one)).isTrue();
    assertThat(house.adaSignsInByPhone(two)).isTrue();
    one = kit.node(added);

    two = kit.node(promoted);
    assertThat(house.adaSignsInByPhone(two)).isTrue();
    assertThat(house.adaSignsInByPhone(one)).isTrue();
    two.audit().seal();
    one.audit().seal();
    assertThat(one.audit().verify()).isInstanceOf(AuditVerdict.Whole.class);
    assertThat(two.audit().verify()).isInstanceOf(AuditVerdict.Whole.class);
    assertThat(house.adaSignsInByRecoveryCode(two, 0)).isTrue();
    assertThat(house.adaSignsInByRecoveryCode(one, 1)).isTrue();
    one = kit.node(promoted);

    assertThat(two.sealedValues().reseal().complete()).isTrue();
    two = kit.node(retired);

    assertThat(house.adaSignsInByPhone(one)).isTrue();
    assertThat(house.adaSignsInByPhone(two)).isTrue();
    assertThat(house.adaSignsInByRecoveryCode(two, 2)).isTrue();
    assertThat(house.bobFinishesHisSetup(two)).isInstanceOf(FactorChange.Changed.class);
    assertThat(two.outbox().deliverDue()).isPositive();
    assertThat(kit.mailServer().all()).anyMatch(mail -> mail.template().equals("reset-password"));
    assertThat(two.audit().verify()).isInstanceOf(AuditVerdict.Whole.class);
    two.audit().seal();
    assertThat(one.audit().verify()).isInstanceOf(AuditVerdict.Whole.class);
  }

  @Test
  void startsNoNodeThatLacksAKeyAndSaysWhich() {
    var node = kit.node(promoted);
    assertThatThrownBy(() -> kit.node(retired))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it lacks key " + old.primary() + ";");

    assertThat(house.adaSignsInByPhone(node)).isTrue();
    assertThatThrownBy(() -> kit.node(old))
        .hasMessageContaining("it lacks key " + promoted.primary() + ";");
    assertThatThrownBy(() -> kit.node(KeyRing.create()))
        .hasMessageContaining(old.primary().toString())
        .hasMessageContaining(promoted.primary().toString());

    node.sealedValues().reseal();
    assertThat(kit.node(retired).sealedValues().keys()).containsExactly(promoted.primary());
  }

  @Test
  void startsWithAKeyThatIsNotUsedYetOrNoMore() {
    assertThat(kit.node(added.add().add()).sealedValues().keys()).containsExactly(old.primary());
  }

  @Test
  void sealsASecretAnewWhenItIsUsed() {
    var node = kit.node(promoted);

    assertThat(house.adaSignsInByPhone(node)).isTrue();

    var secret = Tables.on(kit).texts("select sealed from gatehouse_totp").getFirst();
    assertThat(KeyId.of(secret)).contains(promoted.primary());
    assertThat(house.adaSignsInByPhone(node)).isTrue();
  }

  @Test
  void countsWhatDoesNotOpenAsLeft() {
    var tables = Tables.on(kit);
    tables.update("update gatehouse_totp set sealed = (select sealed from gatehouse_totp_setups)");
    var before = tables.texts("select sealed from gatehouse_totp");

    var resealing = kit.node(promoted).sealedValues().reseal();

    assertThat(resealing.left()).isEqualTo(Map.of(old.primary(), 1L));
    assertThat(resealing.complete()).isFalse();
    assertThat(resealing.resealed()).containsEntry("gatehouse_totp", 0L);
    assertThat(tables.texts("select sealed from gatehouse_totp")).isEqualTo(before);
  }

  @Test
  void opensNothingByAnotherKeyRing() {
    var all = house.all();
    var strange = new SealedValues(SealedRows.database(kit), KeyRing.create(), SealedHouse.COLUMNS);
    var before = everySealedText();

    var resealing = strange.reseal();

    assertThat(house.opened(KeyRing.create()).values()).containsOnly(0L);
    assertThat(resealing.resealed().values()).containsOnly(0L);
    assertThat(resealing.left()).isEqualTo(Map.of(old.primary(), sum(all)));
    assertThat(everySealedText()).isEqualTo(before);
  }

  private Map<String, List<String>> everySealedText() {
    var texts = new TreeMap<String, List<String>>();
    for (var column : SealedHouse.COLUMNS) {
      var query = "select sealed from " + column.table() + " order by " + column.id();
      texts.put(column.table(), Tables.on(kit).texts(query));
    }
    return texts;
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
