package dev.gatehouse.email;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How addresses are confirmed.
 *
 * @param confirmation how long a confirmation link lives
 * @param perAddress how often another such link may be asked for, for one e-mail address
 * @param perClient how often one client may ask for such links
 */
public record EmailSettings(Duration confirmation, Limit perAddress, Limit perClient) {
  /** Checks that the link lives at all. */
  public EmailSettings {
    if (!confirmation.isPositive()) {
      throw new IllegalArgumentException("email: confirmation must be longer than nothing");
    }
  }

  /** Seven days, as long as a holiday; 3 requests in 5 minutes for an address, 15 from a client. */
  public static EmailSettings defaults() {
    return new EmailSettings(
        Duration.ofDays(7),
        new Limit(3, Duration.ofMinutes(5)),
        new Limit(15, Duration.ofMinutes(5)));
  }
}
