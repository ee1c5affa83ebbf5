package dev.gatehouse.internal.token;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes ids: UUIDs of version 7 (RFC 9562, section 5.7), ordered by their millisecond. */
public final class Ids {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  /** A new id for something made at that instant. */
  public static UUID next(Instant now, SecureRandom random) {
    long high = (now.toEpochMilli() << 16) | VERSION_7 | (random.nextLong() & 0x0fffL);
    long low = VARIANT | (random.nextLong() & 0x3fff_ffff_ffff_ffffL);
    return new UUID(high, low);
  }
}
