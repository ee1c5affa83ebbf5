package dev.gatehouse.credential;

import dev.gatehouse.internal.token.RandomToken;

/**
 * What a sign-in gives instead of a session when the password must be changed: the reset of a
 * password takes it, once and within ten minutes, and nothing else does. It never prints itself.
 */
public final class ReplacementToken {
  private final RandomToken token;

  ReplacementToken(RandomToken token) {
    this.token = token;
  }

  /** The text, for whoever has just signed in. */
  public String reveal() {
    return token.reveal();
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
