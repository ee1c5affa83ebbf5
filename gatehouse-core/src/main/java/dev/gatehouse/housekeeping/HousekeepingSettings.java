package dev.gatehouse.housekeeping;

import java.time.Duration;

/**
 * What is removed when.
 *
 * @param every how often the nodes together look for what can be removed
 * @param mails how long a mail's row is kept after it was sent or given up
 */
public record HousekeepingSettings(Duration every, Duration mails) {
  /** Checks that both are longer than nothing. */
  public HousekeepingSettings {
    if (!every.isPositive() || !mails.isPositive()) {
      throw new IllegalArgumentException(
          "housekeeping: every and mails must be longer than nothing");
    }
  }

  /** Every hour; mails for thirty days. */
  public static HousekeepingSettings defaults() {
    return new HousekeepingSettings(Duration.ofHours(1), Duration.ofDays(30));
  }
}
