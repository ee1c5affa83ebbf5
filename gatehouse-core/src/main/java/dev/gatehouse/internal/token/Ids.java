package dev.gatehouse.internal.token;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids: UUIDs of version 7 (RFC 9562, section 5.7), ordered by their millisecond and, as far
 * as one instance of this class makes them, by a counter within it (section 6.2, method 1).
 */
public final class Ids {
  private static final int COUNTER_BITS = 12;
  private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long BELOW_VARIANT = 0x3fff_ffff_ffff_ffffL;

  private final SecureRandom random;

  // the millisecond and, in the lowest bits, the counter of the last id
  private final AtomicLong last = new AtomicLong();

  /** Makes ids with this randomness. */
  public Ids(SecureRandom random) {
    this.random = random;
  }

  /** A new id for something made at that instant, greater than every id before it. */
  public UUID next(Instant now) {
    long earliest = now.toEpochMilli() << COUNTER_BITS;
    long moment = last.updateAndGet(before -> Math.max(before + 1, earliest));
    long millis = moment >>> COUNTER_BITS;
    long high = (millis << 16) | VERSION_7 | (moment & COUNTER_MASK);
    return new UUID(high, VARIANT | (random.nextLong() & BELOW_VARIANT));
  }
}
