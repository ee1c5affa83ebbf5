package dev.gatehouse.oversight.mail;

import dev.gatehouse.outbox.OutboxPage;
import java.time.Instant;

/** What comes of asking for a page of the mails. */
public sealed interface MailReading {
  /** The page, as of that moment. */
  record Read(OutboxPage page, Instant at) implements MailReading {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements MailReading {}
}
