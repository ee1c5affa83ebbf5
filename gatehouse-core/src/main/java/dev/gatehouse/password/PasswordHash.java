package dev.gatehouse.password;

import dev.gatehouse.internal.hash.Verifier;
import java.util.Optional;

/** The hash of a password as the database keeps it, naming algorithm and cost. It never prints. */
public final class PasswordHash {
  private final String text;

  PasswordHash(String text) {
    this.text = text;
  }

  /**
   * Reads the text of a hash that another program has made: bcrypt, argon2, PBKDF2 or scrypt, in
   * the formats that {@code docs/features/password.md} lists.
   *
   * @return empty for any other text, and for one that would take too much time or memory to check
   */
  public static Optional<PasswordHash> parse(String text) {
    return Verifier.parse(text).map(readable -> new PasswordHash(text));
  }

  String text() {
    return text;
  }

  Optional<Verifier> verifier() {
    return Verifier.parse(text);
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
