package dev.gatehouse.password;

import java.time.Duration;

/** What came of hashing a password. */
public sealed interface Hashing {
  /** The hash is made. */
  record Hashed(PasswordHash hash) implements Hashing {}

  /** Too many passwords are being hashed; try again after that time. */
  record Busy(Duration retryAfter) implements Hashing {}
}
