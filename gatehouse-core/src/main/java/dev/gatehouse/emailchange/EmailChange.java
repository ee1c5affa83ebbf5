package dev.gatehouse.emailchange;

import dev.gatehouse.session.OpenSession;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.Optional;

/** What came of following the link to a new address. */
public sealed interface EmailChange {
  /**
   * Done; the new address is confirmed, all other sessions have ended, and every mailed link is
   * void but the one that undoes the change.
   *
   * @param renewed the session that was shown, under a new token; empty if none of the user's was
   */
  record Changed(UserId user, Optional<OpenSession> renewed) implements EmailChange {}

  /**
   * The link is good and still lives, but nothing shows that it is the user who follows it: sign
   * in, or type the password.
   */
  record Unproved() implements EmailChange {}

  /** The address has another user by now. The link is used up, and nothing else has changed. */
  record Taken() implements EmailChange {}

  /** The link is unknown, used, run out, or void. */
  record Dead() implements EmailChange {}

  /** The password was mistyped too often; try again after that time. */
  record Throttled(Duration retryAfter) implements EmailChange {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements EmailChange {}
}
