package dev.gatehouse.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A part of the trail, the newest event first.
 *
 * @param entries the events
 * @param next where the next page begins; empty on the last one
 */
public record AuditPage(List<AuditEntry> entries, Optional<Cursor> next) {
  /** Keeps its own copy of the entries. */
  public AuditPage {
    entries = List.copyOf(entries);
  }

  /**
   * Where a page begins.
   *
   * @param last the last event of the page before
   */
  public record Cursor(UUID last) {
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{32}");

    /** Reads a cursor that {@link #text} has written; empty for anything else. */
    public static Optional<Cursor> parse(String text) {
      return TEXT.matcher(text).matches()
          ? Optional.of(
              new Cursor(
                  new UUID(
                      Long.parseUnsignedLong(text.substring(0, 16), 16),
                      Long.parseUnsignedLong(text.substring(16), 16))))
          : Optional.empty();
    }

    /** The cursor as a link carries it: 32 letters and digits that mean nothing else. */
    public String text() {
      return last.toString().replace("-", "");
    }
  }
}
