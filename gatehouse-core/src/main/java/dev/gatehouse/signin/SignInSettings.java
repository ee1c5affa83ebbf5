package dev.gatehouse.signin;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How users sign in, and how often that may fail.
 *
 * @param perAddressAndClient failures of one client with one e-mail address
 * @param perClient failures of one client with any address
 * @param perAddress failures of all clients together with one address; devices that its user has
 *     signed in with before are exempt
 * @param link how users sign in by a mailed link
 */
public record SignInSettings(
    Limit perAddressAndClient, Limit perClient, Limit perAddress, Link link) {
  /**
   * How users sign in by a mailed link.
   *
   * @param open whether they can
   * @param life how long a link lives
   * @param perAddress how often a link may be asked for, for one e-mail address
   * @param perClient how often one client may ask for links
   */
  public record Link(boolean open, Duration life, Limit perAddress, Limit perClient) {
    /** Checks the life. */
    public Link {
      if (!life.isPositive()) {
        throw new IllegalArgumentException("life must be longer than nothing");
      }
    }
  }

  /** 5 a minute with one address, 15 a minute in all, 30 an hour with one address by all. */
  public static SignInSettings defaults() {
    return new SignInSettings(
        new Limit(5, Duration.ofMinutes(1)),
        new Limit(15, Duration.ofMinutes(1)),
        new Limit(30, Duration.ofHours(1)),
        new Link(
            true,
            Duration.ofMinutes(15),
            new Limit(3, Duration.ofMinutes(5)),
            new Limit(15, Duration.ofMinutes(5))));
  }
}
