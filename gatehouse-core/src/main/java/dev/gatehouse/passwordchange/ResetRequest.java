package dev.gatehouse.passwordchange;

import java.time.Duration;

/** What came of asking for a link to set another password. */
public sealed interface ResetRequest {
  /** If the address has a user, a mail is on its way. Nobody but the holder learns whether. */
  record Accepted() implements ResetRequest {}

  /** Too many requests for this address or from this client; try again after that time. */
  record Throttled(Duration retryAfter) implements ResetRequest {}
}
