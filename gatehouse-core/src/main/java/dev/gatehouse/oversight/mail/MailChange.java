package dev.gatehouse.oversight.mail;

/** What came of having a mail tried at once, or taken back. */
public sealed interface MailChange {
  /** Done. */
  record Changed() implements MailChange {}

  /** It is due already. */
  record Unchanged() implements MailChange {}

  /** It is being sent at this moment. */
  record UnderWay() implements MailChange {}

  /** It does not wait any more: it was sent, or given up. */
  record Ended() implements MailChange {}

  /** There is no such mail, or no more. */
  record UnknownMail() implements MailChange {}

  /** The actor is no active Owner. */
  record Forbidden() implements MailChange {}
}
