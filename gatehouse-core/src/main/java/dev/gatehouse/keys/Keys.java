package dev.gatehouse.keys;

import dev.gatehouse.internal.sql.Database;
import java.util.Optional;

/**
 * Seals and unseals with the key ring that belongs to the database.
 *
 * <p>The first start leaves a sealed mark in the database; every later start must be able to unseal
 * it, so that a wrong key ring is noticed before anybody is locked out by it.
 */
public final class Keys {
  private static final String MARK = "gatehouse";
  private static final String PLACE = "gatehouse_key_mark";

  private final KeyRing ring;

  private Keys(KeyRing ring) {
    this.ring = ring;
  }

  /**
   * Opens the database's sealed values with the key ring.
   *
   * @throws IllegalArgumentException when another key ring has sealed what the database holds
   */
  public static Keys open(Database database, KeyRing ring) {
    var marks = new KeyMarkRepository(database);
    var mark = marks.placeOrFind(ring.seal(MARK, PLACE));
    if (ring.unseal(mark, PLACE).isEmpty()) {
      throw new IllegalArgumentException(
          "the key ring is not the one this database was sealed with;"
              + " start with the key ring that belongs to it");
    }
    return new Keys(ring);
  }

  /** Seals the text for the place. */
  public String seal(String text, String place) {
    return ring.seal(text, place);
  }

  /**
   * Unseals what {@link #seal} made for the place.
   *
   * @throws IllegalStateException when the text was changed, moved or sealed by an unknown key
   */
  public String unseal(String sealed, String place) {
    return ring.unseal(sealed, place)
        .orElseThrow(() -> new IllegalStateException("a sealed value does not open: " + place));
  }

  /** Unseals what came back from outside; empty when it was not made for the place. */
  public Optional<String> unsealIfOurs(String sealed, String place) {
    return ring.unseal(sealed, place);
  }
}
