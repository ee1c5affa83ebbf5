package dev.gatehouse.session;

import java.util.Optional;
import java.util.UUID;

/**
 * The id by which a session is listed and ended; it opens nothing.
 *
 * @param value a UUID of version 7
 */
public record SessionId(UUID value) {
  /** Reads an id in its usual spelling; empty for anything else. */
  public static Optional<SessionId> parse(String text) {
    try {
      var value = UUID.fromString(text);
      return value.toString().equals(text) ? Optional.of(new SessionId(value)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
