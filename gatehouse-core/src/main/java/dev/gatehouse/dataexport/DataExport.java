package dev.gatehouse.dataexport;

import java.time.Duration;

/** What came of asking for what is known of oneself. */
public sealed interface DataExport {
  /**
   * Here it is. It never prints itself.
   *
   * @param document a JSON object with a member for each section
   */
  record Exported(String document) implements DataExport {
    @Override
    public String toString() {
      return "[redacted]";
    }
  }

  /** A credential has changed since the password was confirmed. */
  record Outdated() implements DataExport {}

  /** Too often; ask again after that time. */
  record Throttled(Duration retryAfter) implements DataExport {}
}
