package dev.gatehouse.secondfactor;

import dev.gatehouse.totp.TotpSetup;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a user's second factor.
 *
 * @param since when it was switched on; empty while it is off
 * @param codesLeft how many recovery codes are not used yet
 * @param waiting the secret that waits for its first code
 */
public record SecondFactorState(
    Optional<Instant> since, int codesLeft, Optional<TotpSetup> waiting) {
  /** Whether it is on. */
  public boolean on() {
    return since.isPresent();
  }
}
