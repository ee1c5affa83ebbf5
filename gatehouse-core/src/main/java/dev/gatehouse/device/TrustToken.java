package dev.gatehouse.device;

import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.internal.token.RandomToken;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The secret by which a device spares its user the second factor: 32 random bytes in URL-safe
 * base64 without padding, 43 characters. It never prints itself.
 */
public final class TrustToken {
  private final RandomToken token;

  private TrustToken(RandomToken token) {
    this.token = token;
  }

  static TrustToken issue(SecureRandom random) {
    return new TrustToken(RandomToken.issue(random));
  }

  /** Reads a token that a client brings along; empty for anything that no token looks like. */
  public static Optional<TrustToken> parse(String text) {
    return RandomToken.parse(text).map(TrustToken::new);
  }

  Digest digest() {
    return token.digest();
  }

  /** The text, to be handed to the client and nobody else. */
  public String reveal() {
    return token.reveal();
  }

  @Override
  public String toString() {
    return token.toString();
  }
}
