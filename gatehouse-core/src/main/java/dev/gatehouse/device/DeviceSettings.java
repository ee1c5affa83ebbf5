package dev.gatehouse.device;

import java.time.Duration;

/**
 * How long devices are remembered.
 *
 * @param known how long after its last sign-in a device is still known
 * @param most how many known devices a user has at most; the one not used for longest goes first
 */
public record DeviceSettings(Duration known, int most) {
  /** Checks the range of both. */
  public DeviceSettings {
    if (!known.isPositive()) {
      throw new IllegalArgumentException("known must be longer than nothing");
    }
    if (most < 1 || most > 1000) {
      throw new IllegalArgumentException("most is 1 to 1000");
    }
  }

  /** A year, and 50 devices. */
  public static DeviceSettings defaults() {
    return new DeviceSettings(Duration.ofDays(365), 50);
  }
}
