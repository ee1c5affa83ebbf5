package dev.gatehouse.magiclink;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How users sign in by a mailed link.
 *
 * @param open whether they can
 * @param life how long a link lives
 * @param perAddress how often a link may be asked for, for one e-mail address
 * @param perClient how often one client may ask for links
 */
public record MagicLinkSettings(boolean open, Duration life, Limit perAddress, Limit perClient) {
  /** Checks the life. */
  public MagicLinkSettings {
    if (!life.isPositive()) {
      throw new IllegalArgumentException("life must be longer than nothing");
    }
  }

  /** They can; a quarter of an hour; 3 in 5 minutes for an address, 15 from a client. */
  public static MagicLinkSettings defaults() {
    return new MagicLinkSettings(
        true,
        Duration.ofMinutes(15),
        new Limit(3, Duration.ofMinutes(5)),
        new Limit(15, Duration.ofMinutes(5)));
  }
}
