package dev.gatehouse.deletion;

import java.time.Duration;
import java.time.Instant;

/** What came of a user's wish to be deleted. */
public sealed interface Deletion {
  /** The account is closed, and deleted for good at that time unless the mailed link is used. */
  record Scheduled(Instant dueAt) implements Deletion {}

  /** The user is gone, and nothing brings the account back. */
  record Deleted() implements Deletion {}

  /** Nobody else is an active Owner. */
  record LastOwner() implements Deletion {}

  /** The second factor is on; ask for a code and call again. */
  record CodeNeeded() implements Deletion {}

  /** The code is wrong, early, late or used; nobody learns which. */
  record WrongCode() implements Deletion {}

  /**
   * A credential has changed since the password was confirmed, or the account is closed already.
   */
  record Outdated() implements Deletion {}

  /** Too many wrong codes; try again after that time. */
  record Throttled(Duration retryAfter) implements Deletion {}

  /** A hundred wrong codes in a row: this kind of code is not taken until it is set up anew. */
  record Stopped() implements Deletion {}
}
