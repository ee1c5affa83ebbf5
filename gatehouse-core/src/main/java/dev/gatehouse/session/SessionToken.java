package dev.gatehouse.session;

import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.internal.token.RandomToken;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The secret by which a browser or program shows that it belongs to a session: 32 random bytes in
 * URL-safe base64 without padding, 43 characters. It never prints itself.
 */
public final class SessionToken {
  private final RandomToken token;

  private SessionToken(RandomToken token) {
    this.token = token;
  }

  static SessionToken issue(SecureRandom random) {
    return new SessionToken(RandomToken.issue(random));
  }

  /** Reads a token from a cookie or header; empty for anything that no token looks like. */
  public static Optional<SessionToken> parse(String text) {
    return RandomToken.parse(text).map(SessionToken::new);
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
