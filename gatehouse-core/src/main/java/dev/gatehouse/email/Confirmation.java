package dev.gatehouse.email;

import dev.gatehouse.user.UserId;
import java.time.Duration;

/** What came of following a confirmation link. */
public sealed interface Confirmation {
  /** The address is confirmed. */
  record Confirmed(UserId user) implements Confirmation {}

  /**
   * The link is good and still lives, but nothing shows that it is the user who follows it: sign
   * in, type the password, or set another one.
   */
  record Unproved() implements Confirmation {}

  /** The link is unknown, used, run out, or was replaced by a newer one. */
  record Dead() implements Confirmation {}

  /** The password was mistyped too often; try again after that time. */
  record Throttled(Duration retryAfter) implements Confirmation {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements Confirmation {}
}
