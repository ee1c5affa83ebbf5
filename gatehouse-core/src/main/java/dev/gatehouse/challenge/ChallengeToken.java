package dev.gatehouse.challenge;

import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.internal.token.RandomToken;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The secret by which a client that has passed the first factor goes on to the second: 32 random
 * bytes in URL-safe base64 without padding, 43 characters. It is good for nothing else, and never
 * prints itself.
 */
public final class ChallengeToken {
  private final RandomToken token;

  private ChallengeToken(RandomToken token) {
    this.token = token;
  }

  static ChallengeToken issue(SecureRandom random) {
    return new ChallengeToken(RandomToken.issue(random));
  }

  /** Reads a token that a client brings along; empty for anything that no token looks like. */
  public static Optional<ChallengeToken> parse(String text) {
    return RandomToken.parse(text).map(ChallengeToken::new);
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
