package dev.gatehouse.invitation;

import dev.gatehouse.password.Weakness;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.List;

/** What came of following the link of an invitation. */
public sealed interface InvitationAcceptance {
  /** The user has a password and a confirmed address, and signs in with them. */
  record Accepted(UserId user) implements InvitationAcceptance {}

  /** The password will not do; show the reasons. The link still lives. */
  record Rejected(List<Weakness> weaknesses) implements InvitationAcceptance {
    /** Keeps its own copy of the reasons. */
    public Rejected {
      weaknesses = List.copyOf(weaknesses);
    }
  }

  /** The link is unknown, used, run out, or void. */
  record Dead() implements InvitationAcceptance {}

  /** Too many passwords were tried by this link; try again after that time. */
  record Throttled(Duration retryAfter) implements InvitationAcceptance {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements InvitationAcceptance {}
}
