package dev.gatehouse.signin;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How often a sign-in may fail.
 *
 * @param perAddressAndClient failures of one client with one e-mail address
 * @param perClient failures of one client with any address
 * @param perAddress failures of all clients together with one address; devices that its user has
 *     signed in with before are exempt
 */
public record SignInSettings(Limit perAddressAndClient, Limit perClient, Limit perAddress) {
  /** 5 a minute with one address, 15 a minute in all, 30 an hour with one address by all. */
  public static SignInSettings defaults() {
    return new SignInSettings(
        new Limit(5, Duration.ofMinutes(1)),
        new Limit(15, Duration.ofMinutes(1)),
        new Limit(30, Duration.ofHours(1)));
  }
}
