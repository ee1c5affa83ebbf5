package dev.gatehouse.deletion;

import java.time.Duration;

/**
 * How users are deleted.
 *
 * @param grace how long it can be undone; nothing to delete at once, 365 days at most
 */
public record DeletionSettings(Duration grace) {
  private static final Duration LONGEST = Duration.ofDays(365);

  /** Checks the range. */
  public DeletionSettings {
    if (grace.isNegative() || grace.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("deletion: grace is 0 to 365 days");
    }
  }

  /** Thirty days. */
  public static DeletionSettings defaults() {
    return new DeletionSettings(Duration.ofDays(30));
  }
}
