package dev.gatehouse.spring.pages;

import dev.gatehouse.session.Session;
import dev.gatehouse.session.SessionId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * A session as the home page shows it.
 *
 * @param id by which it is ended
 * @param current whether it is the one that looks at the page
 * @param device what the browser calls itself, in a few words
 * @param userAgent what it calls itself in full
 * @param address where it was opened
 * @param lastUsed when it was last used, in words and in UTC
 * @param lastUsedAt the same for machines
 */
record SessionView(
    String id,
    boolean current,
    String device,
    String userAgent,
    String address,
    String lastUsed,
    String lastUsedAt) {
  static SessionView of(Session session, SessionId current, Locale language) {
    return new SessionView(
        session.id().toString(),
        session.id().equals(current),
        session.client().device(),
        session.client().userAgent(),
        session.client().address().text(),
        words(session.lastUsedAt(), language),
        session.lastUsedAt().toString());
  }

  private static String words(Instant instant, Locale language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(language)
            .format(instant.atOffset(ZoneOffset.UTC))
        + " UTC";
  }
}
