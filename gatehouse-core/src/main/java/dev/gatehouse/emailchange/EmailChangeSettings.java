package dev.gatehouse.emailchange;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How addresses are changed.
 *
 * @param link how long the link to the new address lives
 * @param undo how long the change can be undone by the link to the old address
 * @param perUser how often one user may ask for a change
 * @param perAddress how often one new address may be asked for
 * @param perClient how often one client may ask for changes
 */
public record EmailChangeSettings(
    Duration link, Duration undo, Limit perUser, Limit perAddress, Limit perClient) {
  /** Checks that both links live at all. */
  public EmailChangeSettings {
    if (!link.isPositive() || !undo.isPositive()) {
      throw new IllegalArgumentException("email change: link and undo must be longer than nothing");
    }
  }

  /** Seven days for each link; 3 requests in 5 minutes for a user or address, 15 from a client. */
  public static EmailChangeSettings defaults() {
    var three = new Limit(3, Duration.ofMinutes(5));
    return new EmailChangeSettings(
        Duration.ofDays(7), Duration.ofDays(7), three, three, new Limit(15, Duration.ofMinutes(5)));
  }
}
