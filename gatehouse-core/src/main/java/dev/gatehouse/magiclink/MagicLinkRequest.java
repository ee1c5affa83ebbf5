package dev.gatehouse.magiclink;

import java.time.Duration;

/** What came of asking for a link to sign in with. */
public sealed interface MagicLinkRequest {
  /** If the address has an active user, the link is on its way; nobody learns whether it has. */
  record Accepted() implements MagicLinkRequest {}

  /** Signing in by a magic link is not offered here. */
  record Closed() implements MagicLinkRequest {}

  /** Asked for too often; try again after that time. */
  record Throttled(Duration retryAfter) implements MagicLinkRequest {}
}
