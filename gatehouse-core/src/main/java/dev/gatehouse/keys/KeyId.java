package dev.gatehouse.keys;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Names a key of a key ring: the number that stands in the ring's file as {@code keyId}.
 *
 * <p>Whatever a key has sealed begins with its number, so that both the program and the database
 * can tell by whom a text was sealed without opening it.
 */
public record KeyId(int number) {
  /** How many characters of a sealed text tell the key: 42 bits, of which 40 do. */
  static final int BEGINNING = 7;

  private static final byte TINK = 1;
  private static final int BYTES = 6;
  private static final int SPARE_BITS = 6;
  private static final int VARIANTS = 4;

  /** Reads the number as {@link #toString} writes it. */
  public static Optional<KeyId> parse(String text) {
    try {
      return Optional.of(text)
          .filter(number -> number.matches("\\d+"))
          .map(number -> new KeyId(Integer.parseUnsignedInt(number)));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /** The key that sealed the text, of which the beginning is enough; empty when no key did. */
  static Optional<KeyId> of(String sealed) {
    if (sealed.length() < BEGINNING) {
      return Optional.empty();
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed.substring(0, BEGINNING)));
      return bytes.get() == TINK ? Optional.of(new KeyId(bytes.getInt())) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The beginnings of all that the key seals: two bits of the last character are not its own. */
  Set<String> beginnings() {
    return IntStream.range(0, VARIANTS).mapToObj(this::beginning).collect(Collectors.toSet());
  }

  private String beginning(int variant) {
    var bytes = ByteBuffer.allocate(BYTES).put(TINK).putInt(number);
    bytes.put((byte) (variant << SPARE_BITS));
    return Base64.getUrlEncoder().encodeToString(bytes.array()).substring(0, BEGINNING);
  }

  /** The number without a sign, in decimal. */
  @Override
  public String toString() {
    return Integer.toUnsignedString(number);
  }
}
