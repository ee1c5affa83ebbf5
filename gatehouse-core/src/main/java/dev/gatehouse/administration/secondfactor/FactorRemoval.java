package dev.gatehouse.administration.secondfactor;

/** What came of removing somebody else's second factor. */
public sealed interface FactorRemoval {
  /** Done; the user's sessions have ended, and the password alone opens the next. */
  record Removed() implements FactorRemoval {}

  /** There was nothing to do: it is not on. */
  record Unchanged() implements FactorRemoval {}

  /** There is no such user. */
  record UnknownUser() implements FactorRemoval {}

  /** The actor does not stand over the user. */
  record Forbidden() implements FactorRemoval {}
}
