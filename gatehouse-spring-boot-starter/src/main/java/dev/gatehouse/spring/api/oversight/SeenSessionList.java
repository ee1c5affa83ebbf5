package dev.gatehouse.spring.api.oversight;

import dev.gatehouse.oversight.session.SeenSession;
import dev.gatehouse.oversight.session.SessionPage;
import dev.gatehouse.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of the sessions of all users, as JSON.
 *
 * @param items the sessions, the last used first
 * @param next what to send as {@code after} for the next page
 */
record SeenSessionList(List<SeenSessionEntry> items, Optional<String> next) {
  static SeenSessionList of(SessionPage page, SessionId current) {
    return new SeenSessionList(
        page.sessions().stream().map(seen -> SeenSessionEntry.of(seen, current)).toList(),
        page.next().map(SessionPage.Cursor::text));
  }

  /** A session and its user, as JSON. */
  record SeenSessionEntry(
      UUID id,
      UUID user,
      String email,
      Optional<String> userName,
      boolean current,
      String address,
      String userAgent,
      boolean remember,
      Instant openedAt,
      Instant lastUsedAt,
      Instant endsAt) {
    static SeenSessionEntry of(SeenSession seen, SessionId current) {
      var session = seen.session();
      return new SeenSessionEntry(
          session.id().value(),
          session.user().value(),
          seen.email().typed(),
          seen.username(),
          session.id().equals(current),
          session.client().address().text(),
          session.client().userAgent(),
          session.lasting(),
          session.openedAt(),
          session.lastUsedAt(),
          seen.endsAt());
    }
  }
}
