package dev.gatehouse.spring.pages.admin.outbox;

import dev.gatehouse.outbox.OutboxEntry;
import dev.gatehouse.spring.pages.admin.When;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A mail as the page shows it.
 *
 * @param kind in kebab case; empty where it is not known
 * @param user whose it is; without an id for who is no user, without an address for who is gone
 * @param stage how it stands, by the key of its text
 * @param tries how often it was tried
 * @param failure the kinds of what went wrong last; may be empty
 * @param waits whether it can be tried at once, or taken back
 */
record MailRow(
    String id,
    String kind,
    Person user,
    String stage,
    int tries,
    String failure,
    Times times,
    boolean waits) {
  /** Whose mail it is. */
  record Person(String id, String email) {}

  /** When what was, or will be. */
  record Times(When.Moment queued, When.Moment due, When.Moment ended) {}

  static MailRow of(OutboxEntry mail, Instant now, When when) {
    var course = mail.course();
    var underWay = course.underWay(now);
    return new MailRow(
        mail.id().toString(),
        mail.kind(),
        new Person(mail.user().map(UUID::toString).orElse(""), mail.email().orElse("")),
        underWay ? "under-way" : code(mail.stage()),
        course.tries(),
        course.failure().orElse(""),
        new Times(
            when.of(course.queuedAt()),
            when.of(course.dueAt().filter(due -> !underWay)),
            when.of(course.endedAt())),
        mail.waits() && !underWay);
  }

  /** The name of the stage in addresses and in the keys of the texts. */
  static String code(OutboxEntry.Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
