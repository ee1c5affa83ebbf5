package dev.gatehouse.password;

import dev.gatehouse.user.UserId;

/**
 * Proof that a user has typed the present password just now. Only {@link Passwords#confirm} makes
 * it.
 *
 * <p>It holds for the state of the credentials that was checked: a change in between voids it.
 */
public final class ConfirmedPassword {
  private final UserId user;
  private final long credentialVersion;

  ConfirmedPassword(UserId user, long credentialVersion) {
    this.user = user;
    this.credentialVersion = credentialVersion;
  }

  /** Who typed it. */
  public UserId user() {
    return user;
  }

  /** The state of the user's credentials that it holds for. */
  public long credentialVersion() {
    return credentialVersion;
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
