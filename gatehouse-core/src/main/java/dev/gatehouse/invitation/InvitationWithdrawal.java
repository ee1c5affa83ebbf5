package dev.gatehouse.invitation;

/** What came of withdrawing an invitation. */
public sealed interface InvitationWithdrawal {
  /** The user is gone, and with them the link. */
  record Withdrawn() implements InvitationWithdrawal {}

  /** The user has a password, or has signed in; to delete them is another act. */
  record AlreadyAccepted() implements InvitationWithdrawal {}

  /** There is no such user. */
  record UnknownUser() implements InvitationWithdrawal {}

  /** The actor does not stand over the user. */
  record Forbidden() implements InvitationWithdrawal {}
}
