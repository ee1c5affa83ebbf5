package dev.gatehouse.emailchange;

import dev.gatehouse.passwordchange.ResetToken;
import dev.gatehouse.user.UserId;

/** What came of undoing a change of address. */
public sealed interface EmailUndo {
  /**
   * Done: the old address is back and confirmed, the password is gone, every session has ended, and
   * every mailed link is void.
   *
   * @param reset sets another password, once
   */
  record Undone(UserId user, ResetToken reset) implements EmailUndo {}

  /** Another user has the address. The link is used up, and nothing else has changed. */
  record Taken() implements EmailUndo {}

  /** The link is unknown, used, run out, or was ended by the undo of an earlier change. */
  record Dead() implements EmailUndo {}
}
