package dev.gatehouse.secondfactor;

import dev.gatehouse.throttle.Admission;
import dev.gatehouse.user.UserId;
import java.time.Duration;

/** Whether a code may be checked at this moment. */
public sealed interface FactorAdmission {
  /**
   * It may; it counts as a failure until it has passed.
   *
   * @param slots where it counts for a while
   * @param user for whom it counts as one in a row
   * @param factor for which kind of code
   */
  record Admitted(Admission.Admitted slots, UserId user, String factor)
      implements FactorAdmission {}

  /** Too many failures; try again after that time. */
  record Throttled(Duration retryAfter) implements FactorAdmission {}

  /** A hundred failures in a row: this kind of code is not taken until it is set up anew. */
  record Stopped() implements FactorAdmission {}
}
