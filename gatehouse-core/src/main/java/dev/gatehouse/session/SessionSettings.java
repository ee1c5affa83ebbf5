package dev.gatehouse.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long sessions last and how they are watched.
 *
 * @param idle how long a session lives without a request; sliding
 * @param absolute how long a session lives at most
 * @param touch how often the last use of a session is written at most
 * @param fingerprint what becomes of a session whose client has changed
 * @param most how many sessions a user has at most; the one not used for longest ends first
 */
public record SessionSettings(
    Duration idle, Duration absolute, Duration touch, FingerprintPolicy fingerprint, int most) {
  /** Checks that the durations fit together, and the range of {@code most}. */
  public SessionSettings {
    if (touch.isNegative() || touch.compareTo(idle) >= 0) {
      throw new IllegalArgumentException("sessions: touch must be shorter than idle");
    }
    if (idle.compareTo(absolute) > 0) {
      throw new IllegalArgumentException("sessions: idle must not be longer than absolute");
    }
    if (most < 1 || most > 1000) {
      throw new IllegalArgumentException("sessions: most is 1 to 1000");
    }
  }

  /** When a session ends that is not used again. */
  public Instant end(Instant openedAt, Instant lastUsedAt) {
    var whenIdle = lastUsedAt.plus(idle);
    var atTheLatest = openedAt.plus(absolute);
    return whenIdle.isBefore(atTheLatest) ? whenIdle : atTheLatest;
  }

  /** 14 days idle, 60 in all, last use by the minute, changed clients reported, 50 at once. */
  public static SessionSettings defaults() {
    return new SessionSettings(
        Duration.ofDays(14),
        Duration.ofDays(60),
        Duration.ofMinutes(1),
        FingerprintPolicy.WARN,
        50);
  }
}
