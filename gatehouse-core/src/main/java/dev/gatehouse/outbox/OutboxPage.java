package dev.gatehouse.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Some of the mails, the last queued first.
 *
 * @param mails the mails
 * @param next where the next page begins; empty on the last one
 */
public record OutboxPage(List<OutboxEntry> mails, Optional<Cursor> next) {
  /** Keeps its own copy of the mails. */
  public OutboxPage {
    mails = List.copyOf(mails);
  }

  /** The page, if there may be one row more than it has room for. */
  static OutboxPage of(List<OutboxEntry> rows, int size) {
    var page = rows.stream().limit(size).toList();
    return new OutboxPage(
        page, rows.size() > size ? Optional.of(new Cursor(page.getLast().id())) : Optional.empty());
  }

  /**
   * Where a page begins.
   *
   * @param last the last mail of the page before
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
