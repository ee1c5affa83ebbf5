package dev.gatehouse.deletion;

import dev.gatehouse.user.UserId;

/** What came of a mailed link that undoes a deletion. */
public sealed interface Restoration {
  /** The user may sign in again. */
  record Restored(UserId user) implements Restoration {}

  /** The link is unknown, used, run out or replaced by what somebody did since. */
  record Dead() implements Restoration {}
}
