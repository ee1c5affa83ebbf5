package dev.gatehouse.administration;

/** What came of changing a user's status or confirmation. */
public sealed interface StatusChange {
  /** Done. */
  record Changed() implements StatusChange {}

  /** There was nothing to do. */
  record Unchanged() implements StatusChange {}

  /** There is no such user. */
  record UnknownUser() implements StatusChange {}

  /** The actor does not stand over the user. */
  record Forbidden() implements StatusChange {}

  /** It would leave nobody as an active Owner. */
  record LastOwner() implements StatusChange {}
}
