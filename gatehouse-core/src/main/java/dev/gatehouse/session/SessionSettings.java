package dev.gatehouse.session;

import java.time.Duration;

/**
 * How long sessions last and how they are watched.
 *
 * @param idle how long a session lives without a request; sliding
 * @param absolute how long a session lives at most
 * @param touch how often the last use of a session is written at most
 * @param fingerprint what becomes of a session whose client has changed
 */
public record SessionSettings(
    Duration idle, Duration absolute, Duration touch, FingerprintPolicy fingerprint) {
  /** Checks that the durations fit together. */
  public SessionSettings {
    if (touch.isNegative() || touch.compareTo(idle) >= 0) {
      throw new IllegalArgumentException("sessions: touch must be shorter than idle");
    }
    if (idle.compareTo(absolute) > 0) {
      throw new IllegalArgumentException("sessions: idle must not be longer than absolute");
    }
  }

  /** 14 days idle, 60 days at most, last use by the minute, changed clients reported. */
  public static SessionSettings defaults() {
    return new SessionSettings(
        Duration.ofDays(14), Duration.ofDays(60), Duration.ofMinutes(1), FingerprintPolicy.WARN);
  }
}
