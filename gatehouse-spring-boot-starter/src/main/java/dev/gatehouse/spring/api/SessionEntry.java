package dev.gatehouse.spring.api;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;

/** A session of the signed-in user as JSON; instants as in RFC 3339. */
record SessionEntry(
    String id,
    boolean current,
    String address,
    String userAgent,
    boolean remember,
    String openedAt,
    String lastUsedAt) {
  static SessionEntry of(Session session, SessionId current) {
    return new SessionEntry(
        session.id().toString(),
        session.id().equals(current),
        session.client().address().text(),
        session.client().userAgent(),
        session.lasting(),
        session.openedAt().toString(),
        session.lastUsedAt().toString());
  }
}
