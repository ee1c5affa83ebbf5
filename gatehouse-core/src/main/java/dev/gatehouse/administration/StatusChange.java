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

  /** The end is not in the future, or later than {@link Statuses#LONGEST} from now. */
  record EndOutOfRange() implements StatusChange {}

  /** It would leave nobody as an active Owner. */
  record LastOwner() implements StatusChange {}
}
