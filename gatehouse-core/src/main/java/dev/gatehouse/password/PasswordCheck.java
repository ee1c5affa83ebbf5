package dev.gatehouse.password;

import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.Optional;

/** What came of checking an address and a password. */
public sealed interface PasswordCheck {
  /**
   * It is the password of that user.
   *
   * @param user whose password it is, active or not
   * @param credentialVersion the state of the user's credentials that the password belongs to
   */
  record Correct(UserId user, long credentialVersion) implements PasswordCheck {}

  /**
   * There is no such user, or it is not the password.
   *
   * @param user whose password it is not, for the audit trail; no answer may depend on it
   */
  record Wrong(Optional<UserId> user) implements PasswordCheck {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements PasswordCheck {}
}
