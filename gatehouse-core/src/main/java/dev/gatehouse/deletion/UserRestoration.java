package dev.gatehouse.deletion;

/** What came of undoing somebody else's deletion. */
public sealed interface UserRestoration {
  /** The user is not deleted, and as active as before. */
  record Restored() implements UserRestoration {}

  /** The user was not to be deleted. */
  record Unchanged() implements UserRestoration {}

  /** There is no such user; perhaps no longer. */
  record UnknownUser() implements UserRestoration {}

  /** The actor does not stand over the user. */
  record Forbidden() implements UserRestoration {}
}
