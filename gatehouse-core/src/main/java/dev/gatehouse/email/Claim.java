package dev.gatehouse.email;

import java.time.Duration;

/** What came of checking whether somebody is the user that a mailed link was made for. */
public sealed interface Claim {
  /** It is the user: by a live session, or by the password. */
  record Proved() implements Claim {}

  /** Nothing shows that it is. */
  record Unproved() implements Claim {}

  /** The password was mistyped too often; try again after that time. */
  record Throttled(Duration retryAfter) implements Claim {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements Claim {}
}
