package dev.gatehouse.internal.token;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A secret that travels as text: 32 random bytes in URL-safe base64 without padding, 43 characters.
 *
 * <p>Whoever holds the text may act by it; the database keeps only its {@link Digest}. It never
 * prints itself.
 */
public final class RandomToken {
  private static final int BYTES = 32;
  private static final int CHARACTERS = 43;

  private final String text;
  private final Digest digest;

  private RandomToken(String text, byte[] bytes) {
    this.text = text;
    this.digest = Digest.of(bytes);
  }

  /** Makes a new token. */
  public static RandomToken issue(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RandomToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), bytes);
  }

  /** Reads a token that came from outside; empty for anything that no token looks like. */
  public static Optional<RandomToken> parse(String text) {
    if (text.length() != CHARACTERS) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(text);
      var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return canonical.equals(text) ? Optional.of(new RandomToken(text, bytes)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** What the database keeps of it. */
  public Digest digest() {
    return digest;
  }

  /** The text itself, to be handed to its owner and nobody else. */
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
