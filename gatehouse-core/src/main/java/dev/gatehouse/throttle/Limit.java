package dev.gatehouse.throttle;

import java.time.Duration;

/**
 * How often something may happen: at most {@code count} times in any span of {@code window}.
 *
 * @param count 1 to 1000
 * @param window one second or more
 */
public record Limit(int count, Duration window) {
  private static final int HIGHEST_COUNT = 1000;

  /** Checks the range of both. */
  public Limit {
    if (count < 1 || count > HIGHEST_COUNT) {
      throw new IllegalArgumentException("a limit counts to 1 at least and 1000 at most");
    }
    if (window.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a limit's window is one second at least");
    }
  }
}
