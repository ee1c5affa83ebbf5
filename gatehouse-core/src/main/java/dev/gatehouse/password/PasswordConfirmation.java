package dev.gatehouse.password;

import java.time.Duration;

/** What came of asking a user for the present password again. */
public sealed interface PasswordConfirmation {
  /** It is the present password. */
  record Confirmed(ConfirmedPassword proof) implements PasswordConfirmation {}

  /** It is not, or the user has none. */
  record Wrong() implements PasswordConfirmation {}

  /** It was mistyped too often; try again after that time. */
  record Throttled(Duration retryAfter) implements PasswordConfirmation {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements PasswordConfirmation {}
}
