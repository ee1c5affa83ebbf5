package dev.gatehouse.registration;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.password.Weakness;
import java.time.Duration;
import java.util.List;

/** What came of a registration. */
public sealed interface Registration {
  /**
   * It is taken, and a mail is on its way to the address: to confirm it, or, where it has a user
   * already, to tell the holder so. Nobody but the holder learns which.
   */
  record Accepted() implements Registration {}

  /**
   * It will not do; nothing is stored.
   *
   * @param malformedEmail whether the address is none
   * @param weaknesses why the password will not do
   * @param faults why the rest will not do, such as a user name that somebody has
   */
  record Rejected(boolean malformedEmail, List<Weakness> weaknesses, List<FieldFault> faults)
      implements Registration {
    /** Keeps its own copies of the reasons. */
    public Rejected {
      weaknesses = List.copyOf(weaknesses);
      faults = List.copyOf(faults);
    }
  }

  /** Registration is closed to the public. */
  record Closed() implements Registration {}

  /** Too many registrations from this client or for this address; try again after that time. */
  record Throttled(Duration retryAfter) implements Registration {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements Registration {}
}
