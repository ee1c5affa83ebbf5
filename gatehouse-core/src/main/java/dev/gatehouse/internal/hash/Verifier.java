package dev.gatehouse.internal.hash;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a stored text says about a password: enough to check one, never to tell it.
 *
 * <p>Texts are read strictly, and one that asks for more work or memory than any setting of ours
 * would is no text of ours: whoever can write one into the database could stop the server by it.
 */
public sealed interface Verifier permits Bcrypt, Argon2, Pbkdf2, Scrypt {
  /** Whether the bytes are the password; the comparison takes the same time either way. */
  boolean verify(byte[] password);

  /** Reads the text; empty when it is of no known kind, damaged, or asks for too much. */
  static Optional<Verifier> parse(String text) {
    return Stream.<Function<String, Optional<? extends Verifier>>>of(
            Bcrypt::parse, Argon2::parse, Pbkdf2::parse, Scrypt::parse)
        .flatMap(kind -> kind.apply(text).stream())
        .map(Verifier.class::cast)
        .findFirst();
  }
}
