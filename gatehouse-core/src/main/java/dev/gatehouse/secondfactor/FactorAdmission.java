package dev.gatehouse.secondfactor;

import dev.gatehouse.throttle.Admission;
import java.time.Duration;

/** Whether a code may be checked at this moment. */
public sealed interface FactorAdmission {
  /** It may; it counts as a failure until it has passed. */
  record Admitted(Admission.Admitted slots) implements FactorAdmission {}

  /** Too many failures; try again after that time. */
  record Throttled(Duration retryAfter) implements FactorAdmission {}

  /** A hundred failures in a row: this kind of code is not taken until it is set up anew. */
  record Stopped() implements FactorAdmission {}
}
