package dev.gatehouse.totp;

import java.time.Duration;

/**
 * How codes are set up and accepted.
 *
 * @param issuer the name by which authenticators list the account
 * @param before how many steps before the present one a code may be of, 0 to 2
 * @param after how many steps after the present one a code may be of, 0 to 2
 * @param setup how long a secret that was begun to be set up waits for its first code
 */
public record TotpSettings(String issuer, int before, int after, Duration setup) {
  private static final int WIDEST = 2;

  /** Checks the name, the window and the wait. */
  public TotpSettings {
    if (issuer.isBlank() || issuer.indexOf(':') >= 0) {
      throw new IllegalArgumentException("issuer is a name without a colon");
    }
    if (before < 0 || before > WIDEST || after < 0 || after > WIDEST) {
      throw new IllegalArgumentException("before and after are 0 to 2 steps");
    }
    if (!setup.isPositive()) {
      throw new IllegalArgumentException("setup must be longer than nothing");
    }
  }

  /** Gatehouse; the present code and the one before it; a quarter of an hour. */
  public static TotpSettings defaults() {
    return new TotpSettings("Gatehouse", 1, 0, Duration.ofMinutes(15));
  }
}
