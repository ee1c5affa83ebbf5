package dev.gatehouse.secondfactor;

import dev.gatehouse.totp.TotpSetup;

/** What came of beginning to set up a second factor. */
public sealed interface SetupStart {
  /** The secret waits for its first code. */
  record Waiting(TotpSetup setup) implements SetupStart {}

  /** The user's address is not confirmed. */
  record Unconfirmed() implements SetupStart {}

  /** The second factor is on already. */
  record AlreadyOn() implements SetupStart {}

  /** A credential has changed since the password was confirmed. */
  record Outdated() implements SetupStart {}
}
