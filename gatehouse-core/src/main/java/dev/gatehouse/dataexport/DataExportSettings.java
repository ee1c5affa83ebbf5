package dev.gatehouse.dataexport;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How users get what is known of them.
 *
 * @param exports how often one user may ask
 */
public record DataExportSettings(Limit exports) {
  /** Five times a day. */
  public static DataExportSettings defaults() {
    return new DataExportSettings(new Limit(5, Duration.ofDays(1)));
  }
}
