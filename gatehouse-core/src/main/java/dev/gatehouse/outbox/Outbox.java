package dev.gatehouse.outbox;

import com.google.gson.Gson;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.keys.Sealed;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mails that are to be sent: queued in the transaction that caused them, delivered by a worker.
 *
 * <p>A mail holds live tokens, so it is sealed while it waits and wiped once it is sent. A mail is
 * leased to one worker at a time; a worker that dies loses nothing, and its mail is sent again when
 * the lease runs out. After {@value #MOST_TRIES} tries over some three days a mail is given up.
 */
public final class Outbox {
  /** The most mails of one page. */
  public static final int LONGEST_PAGE = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Gson JSON = new Gson();
  private static final int MOST_TRIES = 16;
  private static final int MOST_CAUSES = 10;
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(12);

  private final Foundation foundation;
  private final OutboxRepository mails;
  private final OutboxEntryRepository entries;
  private final Keys keys;
  private final MailTransport transport;

  /** Makes the service, which sends by the transport. */
  public Outbox(Foundation foundation, Keys keys, MailTransport transport) {
    this.foundation = foundation;
    this.mails = new OutboxRepository(foundation.database());
    this.entries = new OutboxEntryRepository(foundation.database());
    this.keys = keys;
    this.transport = transport;
  }

  /** What is sealed here: the mails that wait. */
  public static List<Sealed> sealed() {
    return List.of(
        new Sealed(
            "gatehouse_outbox", "id", id -> OutboxRepository.PLACE + id, OutboxRepository::swap));
  }

  /**
   * Queues the mail to somebody who is no user; it is sent if, and only if, the transaction
   * commits.
   */
  public void queue(Transaction transaction, Mail mail, Instant now) {
    queue(transaction, mail, now, Optional.empty());
  }

  /**
   * Queues the mail to the user; it is sent if, and only if, the transaction commits.
   *
   * @param user whose mail it is, for administrators to see; the mail alone says where it goes
   */
  public void queue(Transaction transaction, Mail mail, Instant now, UUID user) {
    queue(transaction, mail, now, Optional.of(user));
  }

  private void queue(Transaction transaction, Mail mail, Instant now, Optional<UUID> user) {
    var id = foundation.newId(now);
    var sealed = keys.seal(JSON.toJson(mail), OutboxRepository.place(id));
    var label = new OutboxRepository.Label(mail.template(), user);
    mails.insert(transaction, new QueuedMail(id, sealed, 0), label, now);
  }

  /**
   * The mails, the last queued first, without a word of what they say.
   *
   * @param stage of those to be shown; empty for all
   * @param after where the page begins; empty for the first one
   * @param size how many at most, from 1 to {@value #LONGEST_PAGE}
   */
  public OutboxPage page(
      Optional<OutboxEntry.Stage> stage, Optional<OutboxPage.Cursor> after, int size) {
    if (size < 1 || size > LONGEST_PAGE) {
      throw new IllegalArgumentException("a page has 1 to " + LONGEST_PAGE + " mails");
    }
    return OutboxPage.of(entries.list(stage, after, size + 1), size);
  }

  /** The latest mails for the user, the last queued first, without a word of what they say. */
  public List<OutboxEntry> about(UUID user, int most) {
    return entries.about(user, most);
  }

  /** The mail of that id, as the transaction sees it, without a word of what it says. */
  public Optional<OutboxEntry> entry(Transaction transaction, UUID id) {
    return entries.find(transaction, id);
  }

  /**
   * Makes a mail due that is to be tried later; false for any other, and while it is being sent.
   */
  public boolean hasten(Transaction transaction, UUID id, Instant now) {
    return mails.hasten(transaction, id, now);
  }

  /** Takes a mail back that waits; false for any other, and while it is being sent. */
  public boolean drop(Transaction transaction, UUID id, Instant now) {
    return mails.drop(transaction, id, now);
  }

  /**
   * Takes back the mails to that address that wait to be sent, and says how many. Each mail that
   * waits is unsealed for it, since the table does not say whose it is.
   */
  public int withdraw(Transaction transaction, String to) {
    int withdrawn = 0;
    for (var waiting : mails.waiting(transaction)) {
      if (isTo(to, waiting)) {
        mails.delete(transaction, waiting.id());
        withdrawn++;
      }
    }
    return withdrawn;
  }

  private boolean isTo(String to, QueuedMail waiting) {
    // what does not open cannot be sent either
    return keys.unsealed(waiting.sealed(), OutboxRepository.place(waiting.id()))
        .map(json -> JSON.fromJson(json, Mail.class))
        .filter(mail -> mail.to().equalsIgnoreCase(to))
        .isPresent();
  }

  /** Sends what is due, the oldest first, and says how many mails were handed over. */
  public int deliverDue() {
    int sent = 0;
    for (var next = lease(); next.isPresent(); next = lease()) {
      if (deliver(next.get())) {
        sent++;
      }
    }
    return sent;
  }

  /** How many mails wait, and how many were given up. */
  public OutboxState state() {
    return entries.state();
  }

  /** Removes the mails that were sent or given up before that instant, and says how many. */
  public int purge(Instant before) {
    return mails.purge(before);
  }

  private Optional<QueuedMail> lease() {
    var now = foundation.now();
    return mails.lease(now, now.plus(LEASE));
  }

  private boolean deliver(QueuedMail queued) {
    try {
      var json = keys.unseal(queued.sealed(), OutboxRepository.place(queued.id()));
      transport.send(JSON.fromJson(json, Mail.class));
      mails.sent(queued.id(), foundation.now());
      return true;
    } catch (IOException | RuntimeException failure) {
      var why = kinds(failure);
      LOG.warn("mail {} was not sent at try {}: {}", queued.id(), queued.tries(), why);
      putOff(queued, why);
      return false;
    }
  }

  // by its kinds alone: what a mail server says, and so the text of a failure, may quote the
  // address
  private static String kinds(Throwable failure) {
    return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MOST_CAUSES)
        .map(cause -> cause.getClass().getSimpleName())
        .collect(Collectors.joining(" because of "));
  }

  private void putOff(QueuedMail queued, String why) {
    if (queued.tries() >= MOST_TRIES) {
      mails.giveUp(queued, foundation.now(), why);
      return;
    }
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(queued.tries() - 1, 16));
    var capped = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    mails.putOff(queued, foundation.now().plus(capped), why);
  }
}
