package dev.gatehouse.internal.hash;

import java.util.Base64;
import java.util.Optional;

/** The dialects of base64 in which hashes are written. */
enum Base64Text {
  /** With padding, as in MIME. */
  PADDED,
  /** Without, as in PHC texts. */
  BARE,
  /** Without, and with a point for the plus, as passlib writes PBKDF2. */
  POINTED;

  String encode(byte[] bytes) {
    var padded = Base64.getEncoder().encodeToString(bytes);
    return switch (this) {
      case PADDED -> padded;
      case BARE -> padded.replace("=", "");
      case POINTED -> padded.replace("=", "").replace('+', '.');
    };
  }

  /** The bytes of a text that {@link #encode} would write so; of no other. */
  Optional<byte[]> decode(String text) {
    try {
      var bytes = Base64.getDecoder().decode(this == POINTED ? text.replace('.', '+') : text);
      return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
