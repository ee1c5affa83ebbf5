package dev.gatehouse.spring.pages.deletion;

import java.time.Duration;

/**
 * How long a deletion can be undone, as the pages say it.
 *
 * @param unit the end of the key of the text: {@code none}, {@code days} or {@code hours}
 * @param count how many of them; what is left over is not promised
 */
record Grace(String unit, long count) {
  static Grace of(Duration time) {
    if (time.isZero()) {
      return new Grace("none", 0);
    }
    return time.toDays() > 0
        ? new Grace("days", time.toDays())
        : new Grace("hours", time.toHours());
  }
}
