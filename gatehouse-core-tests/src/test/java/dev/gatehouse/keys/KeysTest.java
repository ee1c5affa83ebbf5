package dev.gatehouse.keys;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import org.junit.jupiter.api.Test;

@EachDatabase
class KeysTest {
  private final Kit kit;

  KeysTest(Kit kit) {
    this.kit = kit;
  }

  @Test
  void refuseToOpenADatabaseOfAnotherKeyRing() {
    var stranger = Gatehouse.on(kit.dataSource(), KeyRing.create()).settings(Kit.settings());

    assertThatThrownBy(stranger::open)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key ring");
  }

  @Test
  void openTheDatabaseAgainWithItsOwn() {
    var same = Gatehouse.on(kit.dataSource(), kit.keyRing()).settings(Kit.settings());

    assertThatCode(() -> same.open().close()).doesNotThrowAnyException();
  }
}
