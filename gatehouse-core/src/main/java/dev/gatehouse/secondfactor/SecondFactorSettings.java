package dev.gatehouse.secondfactor;

import dev.gatehouse.policy.SecondFactorPolicy;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * Who needs a second factor, and how often its codes may be wrong.
 *
 * @param required whose second factor is required, and from when
 * @param codes how often codes of one user may be wrong, of whichever kind
 * @param challenge how long the second factor may take after the first
 */
public record SecondFactorSettings(SecondFactorPolicy required, Limit codes, Duration challenge) {
  /** Checks that there is time for a code. */
  public SecondFactorSettings {
    if (!challenge.isPositive()) {
      throw new IllegalArgumentException("challenge must be longer than nothing");
    }
  }

  /** Nobody's; 5 a minute; 5 minutes. */
  public static SecondFactorSettings defaults() {
    return new SecondFactorSettings(
        SecondFactorPolicy.NOBODY, new Limit(5, Duration.ofMinutes(1)), Duration.ofMinutes(5));
  }
}
