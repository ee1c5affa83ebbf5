package dev.gatehouse.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail as administrators see it, without a word of what it says.
 *
 * @param id of the mail
 * @param kind in kebab case, such as {@code reset-password}; empty for what an older version queued
 * @param user whose mail it is, who may be gone by now; empty for who is no user
 * @param email the present address of the user, which need not be the one that the mail goes to;
 *     empty for who is gone
 * @param course what has come of it so far
 * @param stage how it stands
 */
public record OutboxEntry(
    UUID id, String kind, Optional<UUID> user, Optional<String> email, Course course, Stage stage) {
  /** How it stands with a mail. */
  public enum Stage {
    /** It is to be sent; where mails are chosen by it, one that has been tried in vain as well. */
    WAITING,
    /** It has been tried in vain, and is tried again. */
    RETRIED,
    /** The next hop has it. */
    SENT,
    /** It was tried in vain too often. */
    GIVEN_UP
  }

  /**
   * What has come of a mail.
   *
   * @param queuedAt when it was queued
   * @param tries how often it was tried, a try under way included
   * @param dueAt when it is tried next; empty once it is sent or given up
   * @param leasedUntil while a worker has it, until when at most
   * @param failure the kinds of what went wrong at the last try that failed, and nothing that a
   *     mail server has said
   * @param endedAt when it was sent or given up
   */
  public record Course(
      Instant queuedAt,
      int tries,
      Optional<Instant> dueAt,
      Optional<Instant> leasedUntil,
      Optional<String> failure,
      Optional<Instant> endedAt) {
    /** Whether a worker has it at that moment. */
    public boolean underWay(Instant now) {
      return leasedUntil.filter(now::isBefore).isPresent();
    }
  }

  /** Whether it is still to be sent. */
  public boolean waits() {
    return stage == Stage.WAITING || stage == Stage.RETRIED;
  }
}
