package dev.gatehouse.passwordchange;

import dev.gatehouse.password.Weakness;
import dev.gatehouse.session.OpenSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of changing a password. */
public sealed interface PasswordChange {
  /**
   * Done; all other sessions have ended, and every mailed link is void.
   *
   * @param renewed the session that was kept, under a new token; empty if none was to be kept
   */
  record Changed(Optional<OpenSession> renewed) implements PasswordChange {}

  /** The new password will not do; show the reasons. */
  record Rejected(List<Weakness> weaknesses) implements PasswordChange {
    /** Keeps its own copy of the reasons. */
    public Rejected {
      weaknesses = List.copyOf(weaknesses);
    }
  }

  /** The second factor is on; ask for a code and call again. */
  record CodeNeeded() implements PasswordChange {}

  /** The code is wrong, early, late or used; nobody learns which. */
  record WrongCode() implements PasswordChange {}

  /** Too many wrong codes; try again after that time. */
  record Throttled(Duration retryAfter) implements PasswordChange {}

  /** A hundred wrong codes in a row: this kind of code is not taken until it is set up anew. */
  record Stopped() implements PasswordChange {}

  /** The proof no longer holds: a credential has changed, or the user was deactivated. */
  record Outdated() implements PasswordChange {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements PasswordChange {}
}
