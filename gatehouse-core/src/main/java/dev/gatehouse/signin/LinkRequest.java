package dev.gatehouse.signin;

import java.time.Duration;

/** What came of asking for a link to sign in with. */
public sealed interface LinkRequest {
  /** If the address has an active user, the link is on its way; nobody learns whether it has. */
  record Accepted() implements LinkRequest {}

  /** Signing in by a mailed link is not offered here. */
  record Closed() implements LinkRequest {}

  /** Asked for too often; try again after that time. */
  record Throttled(Duration retryAfter) implements LinkRequest {}
}
