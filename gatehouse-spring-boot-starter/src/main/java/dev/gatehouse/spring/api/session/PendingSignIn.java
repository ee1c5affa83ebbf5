package dev.gatehouse.spring.api.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A first factor that has passed while something else is due before a session opens, as JSON.
 *
 * @param next what is due: {@code second-factor} or {@code new-password}
 * @param token by which the client goes on
 * @param until when the token runs out, where it is known
 */
record PendingSignIn(String next, String token, Optional<Instant> until) {
  /** Says what is due, and not the token. */
  @Override
  public String toString() {
    return "PendingSignIn[" + next + "]";
  }
}
