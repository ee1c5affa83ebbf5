package dev.gatehouse.keys;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.token.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and unseals with the key ring that belongs to the database.
 *
 * <p>The first start leaves a sealed mark in the database; every later start must be able to unseal
 * it, so that a wrong key ring is noticed before anybody is locked out by it.
 */
public final class Keys {
  private static final String MARK = "gatehouse";
  private static final String MARK_NAME = "mark";
  private static final String PLACE = "gatehouse_key_mark";
  private static final int KEY_BYTES = 32;

  private final KeyRing ring;
  private final KeyMarkRepository marks;
  private final SecureRandom random;

  private Keys(KeyRing ring, KeyMarkRepository marks, SecureRandom random) {
    this.ring = ring;
    this.marks = marks;
    this.random = random;
  }

  /**
   * Opens the database's sealed values with the key ring.
   *
   * @throws IllegalArgumentException when another key ring has sealed what the database holds
   */
  public static Keys open(Foundation foundation, KeyRing ring) {
    var marks = new KeyMarkRepository(foundation.database());
    var mark = marks.placeOrFind(MARK_NAME, ring.seal(MARK, PLACE));
    if (ring.unseal(mark, PLACE).isEmpty()) {
      throw new IllegalArgumentException(
          "the key ring is not the one this database was sealed with;"
              + " start with the key ring that belongs to it");
    }
    return new Keys(ring, marks, foundation.random());
  }

  /** What is sealed here: the mark, and the keys of the stamps. */
  public static List<Sealed> sealed() {
    return List.of(new Sealed(PLACE, "name", Keys::placeOf, KeyMarkRepository::swap));
  }

  private static String placeOf(String name) {
    return name.equals(MARK_NAME) ? PLACE : PLACE + ' ' + name;
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
    return unsealed(sealed, place)
        .orElseThrow(() -> new IllegalStateException("a sealed value does not open: " + place));
  }

  /** The same; empty when the text was changed, moved or sealed by an unknown key. */
  public Optional<String> unsealed(String sealed, String place) {
    return ring.unseal(sealed, place);
  }

  /** Whether another key than the primary one has sealed that. */
  public boolean outdated(String sealed) {
    return !KeyId.of(sealed).equals(Optional.of(ring.primary()));
  }

  /**
   * Makes digests that nobody can make who has the database alone: HMAC-SHA-256 under a random key,
   * which the database holds sealed. All nodes have the same key for a name; it stays when the key
   * ring changes, or nothing would be found by its digest any more.
   */
  public Stamp stamp(String name) {
    var place = placeOf(name);
    var fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    var sealed = marks.placeOrFind(name, seal(HexFormat.of().formatHex(fresh), place));
    return new Stamp(HexFormat.of().parseHex(unseal(sealed, place)));
  }

  /** Makes keyed digests. It never prints itself. */
  public static final class Stamp {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    private Stamp(byte[] key) {
      this.key = new SecretKeySpec(key, HMAC);
    }

    /** The digest of the text in UTF-8. */
    public Digest digest(String text) {
      try {
        var mac = Mac.getInstance(HMAC);
        mac.init(key);
        return Digest.of(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException everyJdkHasIt) {
        throw new IllegalStateException(everyJdkHasIt);
      }
    }

    @Override
    public String toString() {
      return "[redacted]";
    }
  }
}
