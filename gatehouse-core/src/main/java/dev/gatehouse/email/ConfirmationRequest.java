package dev.gatehouse.email;

import java.time.Duration;

/** What came of asking for another confirmation link. */
public sealed interface ConfirmationRequest {
  /**
   * If the address has a user and is not confirmed yet, a mail is on its way. Nobody but the holder
   * learns whether.
   */
  record Accepted() implements ConfirmationRequest {}

  /** Too many requests for this address or from this client; try again after that time. */
  record Throttled(Duration retryAfter) implements ConfirmationRequest {}
}
