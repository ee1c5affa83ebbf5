package dev.gatehouse.spring.api.session;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A session as JSON. */
record SessionEntry(
    UUID id,
    boolean current,
    String address,
    String userAgent,
    boolean remember,
    Instant openedAt,
    Instant lastUsedAt) {
  static SessionEntry of(Session session, Optional<SessionId> current) {
    return new SessionEntry(
        session.id().value(),
        current.filter(session.id()::equals).isPresent(),
        session.client().address().text(),
        session.client().userAgent(),
        session.lasting(),
        session.openedAt(),
        session.lastUsedAt());
  }
}
