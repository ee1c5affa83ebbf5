package dev.gatehouse.passwordchange;

import dev.gatehouse.internal.token.RandomToken;

/** The token by which a password is set anew, once. It never prints itself. */
public final class ResetToken {
  private final RandomToken token;

  ResetToken(RandomToken token) {
    this.token = token;
  }

  /** The text itself, to be handed to who has proved to read the user's mail and nobody else. */
  public String reveal() {
    return token.reveal();
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
