package dev.gatehouse.internal;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.token.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What every service stands on.
 *
 * @param database where everything is kept
 * @param clock tells the time; nothing else does
 * @param random makes tokens; nothing else does
 * @param ids makes ids; nothing else does
 */
public record Foundation(Database database, InstantSource clock, SecureRandom random, Ids ids) {
  /** Stands on that database, goes by that clock and draws from that randomness. */
  public Foundation(Database database, InstantSource clock, SecureRandom random) {
    this(database, clock, random, new Ids(random));
  }

  /** This moment, to the millisecond, as the database keeps it. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A new id for something made at that moment. */
  public UUID newId(Instant now) {
    return ids.next(now);
  }
}
