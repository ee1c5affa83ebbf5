package dev.gatehouse.registration;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * Who may register, and how often.
 *
 * @param open whether the public may register
 * @param perAddress how often one e-mail address may be registered
 * @param perClient how often one client may register
 */
public record RegistrationSettings(boolean open, Limit perAddress, Limit perClient) {
  /** Open; 3 an hour for an address, 10 an hour from a client. */
  public static RegistrationSettings defaults() {
    return new RegistrationSettings(
        true, new Limit(3, Duration.ofHours(1)), new Limit(10, Duration.ofHours(1)));
  }
}
