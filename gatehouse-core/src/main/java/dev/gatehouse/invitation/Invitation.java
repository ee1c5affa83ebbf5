package dev.gatehouse.invitation;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of inviting somebody, or of creating a user with a password. */
public sealed interface Invitation {
  /** There is a user without a password, and a mail with a link to set one is on its way. */
  record Invited(User user, Instant until) implements Invitation {}

  /**
   * There is a user with a password that must be changed at the first sign-in, and a mail with a
   * link to confirm the address is on its way.
   */
  record Created(User user) implements Invitation {}

  /**
   * It will not do; nothing is stored.
   *
   * @param malformedEmail whether the address is none
   * @param weaknesses why the password will not do
   * @param faults why the rest will not do, such as a user name that somebody has
   */
  record Rejected(boolean malformedEmail, List<Weakness> weaknesses, List<FieldFault> faults)
      implements Invitation {
    /** Keeps its own copies of the reasons. */
    public Rejected {
      weaknesses = List.copyOf(weaknesses);
      faults = List.copyOf(faults);
    }
  }

  /** Somebody has the address, or it is kept for who had it until a few days ago. */
  record AddressTaken() implements Invitation {}

  /** There is no such role. */
  record UnknownRole() implements Invitation {}

  /**
   * Administrators may set no passwords here: {@code gatehouse.password-change.by-administrators}.
   */
  record SwitchedOff() implements Invitation {}

  /** The actor is no active Owner or Admin, or may not give this role. */
  record Forbidden() implements Invitation {}

  /** Too many mails by this actor or to this address; try again after that time. */
  record Throttled(Duration retryAfter) implements Invitation {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements Invitation {}
}
