package dev.gatehouse.passwordchange;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How passwords are set anew.
 *
 * @param resetLink how long a link to set another password lives
 * @param perAddress how often such a link may be asked for, for one e-mail address
 * @param perClient how often one client may ask for such links
 * @param byAdministrators whether administrators may set the passwords of others at all; a reset
 *     link is better, since nobody but the user learns the password then
 */
public record PasswordChangeSettings(
    Duration resetLink, Limit perAddress, Limit perClient, boolean byAdministrators) {
  /** Checks that the link lives at all. */
  public PasswordChangeSettings {
    if (!resetLink.isPositive()) {
      throw new IllegalArgumentException("password change: reset-link must be longer than nothing");
    }
  }

  /** An hour; 3 requests in 5 minutes for an address, 15 from a client; by users alone. */
  public static PasswordChangeSettings defaults() {
    return new PasswordChangeSettings(
        Duration.ofHours(1),
        new Limit(3, Duration.ofMinutes(5)),
        new Limit(15, Duration.ofMinutes(5)),
        false);
  }
}
