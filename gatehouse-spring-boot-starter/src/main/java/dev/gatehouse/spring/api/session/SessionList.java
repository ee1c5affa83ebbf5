package dev.gatehouse.spring.api.session;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * The sessions of a user as JSON.
 *
 * @param items the sessions, the last used first
 */
public record SessionList(List<SessionEntry> items) {
  /** Keeps its own copy of the sessions. */
  public SessionList {
    items = List.copyOf(items);
  }

  /** Lists them; the current one is the one that the request belongs to, if it is among them. */
  public static SessionList of(List<Session> sessions, Optional<SessionId> current) {
    return new SessionList(
        sessions.stream().map(session -> SessionEntry.of(session, current)).toList());
  }
}
