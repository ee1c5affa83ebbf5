package dev.gatehouse.throttle;

import java.time.Duration;
import java.util.List;

/** What the throttles say to an attempt. */
public sealed interface Admission {
  /** The attempt is counted and may go on; {@link Throttles#refund} takes the count back. */
  record Admitted(List<Slot> slots) implements Admission {
    /** Keeps its own copy of the slots. */
    public Admitted {
      slots = List.copyOf(slots);
    }
  }

  /** The attempt is refused and not counted; the same one may be tried after that time. */
  record Refused(Duration retryAfter) implements Admission {}
}
