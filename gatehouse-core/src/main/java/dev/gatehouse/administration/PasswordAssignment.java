package dev.gatehouse.administration;

import dev.gatehouse.password.Weakness;
import java.time.Duration;
import java.util.List;

/** What came of setting somebody else's password. */
public sealed interface PasswordAssignment {
  /** Done; the user's sessions have ended, and the password is good for setting another alone. */
  record Assigned() implements PasswordAssignment {}

  /** The password will not do; show the reasons. */
  record Rejected(List<Weakness> weaknesses) implements PasswordAssignment {
    /** Keeps its own copy of the reasons. */
    public Rejected {
      weaknesses = List.copyOf(weaknesses);
    }
  }

  /**
   * Administrators may set no passwords here: {@code gatehouse.password-change.by-administrators}.
   */
  record SwitchedOff() implements PasswordAssignment {}

  /** There is no such user. */
  record UnknownUser() implements PasswordAssignment {}

  /** The actor does not stand over the user. */
  record Forbidden() implements PasswordAssignment {}

  /** The actor has set, or tried to set, too many; try again after that time. */
  record Throttled(Duration retryAfter) implements PasswordAssignment {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements PasswordAssignment {}
}
