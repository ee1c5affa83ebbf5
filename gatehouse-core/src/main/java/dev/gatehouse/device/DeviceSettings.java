package dev.gatehouse.device;

import java.time.Duration;

/**
 * How long devices are remembered.
 *
 * @param known how long after its last sign-in a device is still known
 * @param trusted how long a device is trusted, which spares the second factor
 * @param most how many known devices a user has at most; the one not used for longest goes first
 */
public record DeviceSettings(Duration known, Duration trusted, int most) {
  /** Checks the ranges. */
  public DeviceSettings {
    if (!known.isPositive() || !trusted.isPositive()) {
      throw new IllegalArgumentException("known and trusted must be longer than nothing");
    }
    if (most < 1 || most > 1000) {
      throw new IllegalArgumentException("most is 1 to 1000");
    }
  }

  /** A year, 30 days, and 50 devices. */
  public static DeviceSettings defaults() {
    return new DeviceSettings(Duration.ofDays(365), Duration.ofDays(30), 50);
  }
}
