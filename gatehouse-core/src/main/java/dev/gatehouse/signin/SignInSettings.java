package dev.gatehouse.signin;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How often a sign-in may fail.
 *
 * @param perAddressAndClient failures of one client with one e-mail address
 * @param perClient failures of one client with any address
 */
public record SignInSettings(Limit perAddressAndClient, Limit perClient) {
  /** 5 a minute with one address, 15 a minute in all. */
  public static SignInSettings defaults() {
    return new SignInSettings(
        new Limit(5, Duration.ofMinutes(1)), new Limit(15, Duration.ofMinutes(1)));
  }
}
