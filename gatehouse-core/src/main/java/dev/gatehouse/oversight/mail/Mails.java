package dev.gatehouse.oversight.mail;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.outbox.OutboxEntry;
import dev.gatehouse.outbox.OutboxPage;
import dev.gatehouse.oversight.Readers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * What waits in the outbox, was given up or sent lately, for Owners and Admins to see; an Owner has
 * a mail tried at once, or takes it back.
 *
 * <p>What a mail says is nobody's to see: it holds tokens that are alive. Both acts are audited.
 */
public final class Mails {
  private final Desk desk;
  private final Outbox outbox;
  private final Readers readers;

  /** Makes the service. */
  public Mails(Desk desk, Outbox outbox, Readers readers) {
    this.desk = desk;
    this.outbox = outbox;
    this.readers = readers;
  }

  /** The mails, the last queued first; as {@link Outbox#page}. */
  public MailReading page(
      Actor actor, Optional<OutboxEntry.Stage> stage, Optional<OutboxPage.Cursor> after, int size) {
    return readers.mayRead(actor)
        ? new MailReading.Read(outbox.page(stage, after, size), desk.foundation().now())
        : new MailReading.Forbidden();
  }

  /** Has a mail tried as soon as a worker comes by, which is to be tried later. */
  public MailChange hasten(Actor actor, UUID mail) {
    return asOwner(
        actor,
        new Act(mail, "mail-hastened"),
        (transaction, now) -> outbox.hasten(transaction, mail, now));
  }

  /** Takes a mail back that waits; nobody gets it. */
  public MailChange drop(Actor actor, UUID mail) {
    return asOwner(
        actor,
        new Act(mail, "mail-dropped"),
        (transaction, now) -> outbox.drop(transaction, mail, now));
  }

  private record Act(UUID mail, String name) {}

  private MailChange asOwner(Actor actor, Act act, BiPredicate<Transaction, Instant> step) {
    var now = desk.foundation().now();
    return desk.foundation()
        .database()
        .write(transaction -> {
          desk.roles().lockRanks(transaction);
          if (!desk.isOwner(transaction, actor)) {
            return new MailChange.Forbidden();
          }
          var entry = outbox.entry(transaction, act.mail());
          if (entry.isPresent() && step.test(transaction, now)) {
            desk.audit().record(transaction, event(actor, act, entry.get(), now));
            return new MailChange.Changed();
          }
          // as it is by now: a worker waits for no administrator
          return refusal(outbox.entry(transaction, act.mail()), now);
        });
  }

  private static AuditEvent event(Actor actor, Act act, OutboxEntry entry, Instant now) {
    var details = Map.of("mail", entry.id().toString(), "kind", entry.kind());
    return new AuditEvent(
        now,
        act.name(),
        Optional.of(actor.user().value()),
        entry.user(),
        Optional.of(actor.client()),
        details);
  }

  private static MailChange refusal(Optional<OutboxEntry> entry, Instant now) {
    if (entry.isEmpty()) {
      return new MailChange.UnknownMail();
    }
    if (!entry.get().waits()) {
      return new MailChange.Ended();
    }
    return entry.map(OutboxEntry::course).filter(course -> course.underWay(now)).isPresent()
        ? new MailChange.UnderWay()
        : new MailChange.Unchanged();
  }
}
