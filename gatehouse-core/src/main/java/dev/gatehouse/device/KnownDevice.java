package dev.gatehouse.device;

import dev.gatehouse.client.Client;
import java.time.Instant;

/**
 * A device that its user has signed in with before.
 *
 * @param userAgent what it called itself the last time
 * @param network where it was then: an address, or a network of 64 bits
 * @param knownAt when it was first used
 * @param seenAt when it was last used
 */
public record KnownDevice(String userAgent, String network, Instant knownAt, Instant seenAt) {
  /** What it seems to be, in a few words; as good a guess as {@link Client#device}. */
  public String name() {
    return Client.device(userAgent);
  }
}
