package dev.gatehouse.spring.api.session;

import java.util.Optional;
import java.util.UUID;

/**
 * A session just opened, as JSON.
 *
 * @param token for a program; a browser has it in a cookie alone
 */
record OpenedSession(UUID sessionId, Optional<String> token) {
  /** Says which session it is, and not its token. */
  @Override
  public String toString() {
    return "OpenedSession[" + sessionId + "]";
  }
}
