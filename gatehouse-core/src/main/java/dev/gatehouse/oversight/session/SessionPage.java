package dev.gatehouse.oversight.session;

import dev.gatehouse.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Some of the sessions, the last used first.
 *
 * @param sessions the sessions
 * @param next where the next page begins; empty on the last one
 */
public record SessionPage(List<SeenSession> sessions, Optional<Cursor> next) {
  /** Keeps its own copy of the sessions. */
  public SessionPage {
    sessions = List.copyOf(sessions);
  }

  /**
   * Where a page begins.
   *
   * @param usedAt when the last session of the page before was used
   * @param last that session
   */
  public record Cursor(Instant usedAt, SessionId last) {
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{48}");
    private static final int HALF = 16;

    static Cursor after(SeenSession seen) {
      return new Cursor(seen.session().lastUsedAt(), seen.session().id());
    }

    /** Reads a cursor that {@link #text} has written; empty for anything else. */
    public static Optional<Cursor> parse(String text) {
      return Optional.of(text)
          .filter(any -> TEXT.matcher(any).matches())
          .map(known ->
              new Cursor(
                  Instant.ofEpochMilli(number(known, 0)),
                  new SessionId(new UUID(number(known, 1), number(known, 2)))));
    }

    private static long number(String text, int place) {
      return Long.parseUnsignedLong(text.substring(place * HALF, (place + 1) * HALF), 16);
    }

    /** The cursor as a link carries it: 48 letters and digits that mean nothing else. */
    public String text() {
      return "%016x%s".formatted(usedAt.toEpochMilli(), last.toString().replace("-", ""));
    }
  }
}
