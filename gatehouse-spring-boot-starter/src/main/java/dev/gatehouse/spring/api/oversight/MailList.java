package dev.gatehouse.spring.api.oversight;

import dev.gatehouse.outbox.OutboxEntry;
import dev.gatehouse.outbox.OutboxPage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of the outbox as JSON.
 *
 * @param items the mails, the last queued first
 * @param next what to send as {@code after} for the next page
 */
record MailList(List<MailEntry> items, Optional<String> next) {
  static MailList of(OutboxPage page, Instant now) {
    return new MailList(
        page.mails().stream().map(mail -> MailEntry.of(mail, now)).toList(),
        page.next().map(OutboxPage.Cursor::text));
  }

  static String code(OutboxEntry.Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A mail as JSON, without a word of what it says. */
  record MailEntry(
      UUID id,
      String kind,
      Optional<UUID> user,
      Optional<String> email,
      String stage,
      boolean underWay,
      Instant queuedAt,
      int tries,
      Optional<Instant> dueAt,
      Optional<String> failure,
      Optional<Instant> endedAt) {
    static MailEntry of(OutboxEntry mail, Instant now) {
      var course = mail.course();
      return new MailEntry(
          mail.id(),
          mail.kind(),
          mail.user(),
          mail.email(),
          code(mail.stage()),
          course.underWay(now),
          course.queuedAt(),
          course.tries(),
          course.dueAt(),
          course.failure(),
          course.endedAt());
    }
  }
}
