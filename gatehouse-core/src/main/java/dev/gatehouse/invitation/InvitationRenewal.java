package dev.gatehouse.invitation;

import java.time.Duration;
import java.time.Instant;

/** What came of sending an invitation again. */
public sealed interface InvitationRenewal {
  /** Another link is on its way, and the older one is dead. */
  record Sent(Instant until) implements InvitationRenewal {}

  /** The user has a password, or has signed in: there is nothing left to accept. */
  record AlreadyAccepted() implements InvitationRenewal {}

  /** The user is deactivated, and no link would be good. */
  record Inactive() implements InvitationRenewal {}

  /** There is no such user. */
  record UnknownUser() implements InvitationRenewal {}

  /** The actor does not stand over the user. */
  record Forbidden() implements InvitationRenewal {}

  /** Too many mails by this actor or to this address; try again after that time. */
  record Throttled(Duration retryAfter) implements InvitationRenewal {}
}
