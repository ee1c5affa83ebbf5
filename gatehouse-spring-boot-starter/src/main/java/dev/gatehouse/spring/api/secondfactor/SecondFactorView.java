package dev.gatehouse.spring.api.secondfactor;

import dev.gatehouse.secondfactor.SecondFactorState;
import dev.gatehouse.totp.TotpSetup;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the own second factor, as JSON.
 *
 * @param since when it was switched on
 * @param setupExpiresAt until when a setup waits for its first code; its id and secret are known to
 *     whoever began it and typed the password
 */
record SecondFactorView(
    boolean on, Optional<Instant> since, int recoveryCodesLeft, Optional<Instant> setupExpiresAt) {
  static SecondFactorView of(SecondFactorState state) {
    return new SecondFactorView(
        state.on(), state.since(), state.codesLeft(), state.waiting().map(TotpSetup::expiresAt));
  }
}
