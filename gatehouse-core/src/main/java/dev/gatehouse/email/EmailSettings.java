package dev.gatehouse.email;

import java.time.Duration;

/**
 * How addresses are confirmed.
 *
 * @param confirmation how long a confirmation link lives
 */
public record EmailSettings(Duration confirmation) {
  /** Checks that the link lives at all. */
  public EmailSettings {
    if (!confirmation.isPositive()) {
      throw new IllegalArgumentException("email: confirmation must be longer than nothing");
    }
  }

  /** Seven days, as long as a holiday. */
  public static EmailSettings defaults() {
    return new EmailSettings(Duration.ofDays(7));
  }
}
