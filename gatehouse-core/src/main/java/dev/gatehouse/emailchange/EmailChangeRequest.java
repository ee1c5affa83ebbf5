package dev.gatehouse.emailchange;

import java.time.Duration;

/** What came of asking for another address. */
public sealed interface EmailChangeRequest {
  /**
   * A mail is on its way to the new address: a link, or, where it has a user already, a notice to
   * that user. Nobody but the holder of the address learns which.
   */
  record Accepted() implements EmailChangeRequest {}

  /** It is the present address. */
  record Unchanged() implements EmailChangeRequest {}

  /** The proof no longer holds: a credential has changed, or the user was deactivated. */
  record Outdated() implements EmailChangeRequest {}

  /** Too many requests of this user, for this address or from this client. */
  record Throttled(Duration retryAfter) implements EmailChangeRequest {}
}
