package dev.gatehouse.signin;

import dev.gatehouse.user.UserId;

/**
 * Proof that a first factor has passed. Only the code that checks one can make it.
 *
 * <p>It holds for the state of the credentials that was checked: a change in between voids it.
 */
public final class FirstFactor {
  private final UserId user;
  private final long credentialVersion;
  private final Arrival arrival;

  FirstFactor(UserId user, long credentialVersion, Arrival arrival) {
    this.user = user;
    this.credentialVersion = credentialVersion;
    this.arrival = arrival;
  }

  /** Who passed it. */
  public UserId user() {
    return user;
  }

  long credentialVersion() {
    return credentialVersion;
  }

  Arrival arrival() {
    return arrival;
  }
}
