package dev.gatehouse.outbox;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the mails.
 *
 * @param waiting how many are to be sent
 * @param retried how many of these have been tried in vain
 * @param oldest when the one that waits longest was queued
 * @param givenUp how many were given up; they are kept for a while
 */
public record OutboxState(long waiting, long retried, Optional<Instant> oldest, long givenUp) {}
