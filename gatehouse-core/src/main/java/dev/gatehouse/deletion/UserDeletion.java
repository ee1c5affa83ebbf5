package dev.gatehouse.deletion;

import java.time.Instant;

/** What came of deleting somebody else. */
public sealed interface UserDeletion {
  /** The account is closed, and deleted for good at that time unless an administrator undoes it. */
  record Scheduled(Instant dueAt) implements UserDeletion {}

  /** The user is gone, and nothing brings the account back. */
  record Deleted() implements UserDeletion {}

  /** There is no such user. */
  record UnknownUser() implements UserDeletion {}

  /** The actor does not stand over the user. */
  record Forbidden() implements UserDeletion {}
}
