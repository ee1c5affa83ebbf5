package dev.gatehouse.spring.pages.device;

import dev.gatehouse.device.KnownDevice;
import dev.gatehouse.spring.pages.Moments;

/**
 * A known device as the page shows it.
 *
 * @param device what it calls itself, in a few words
 * @param network where it was last used
 * @param known when it was first used, in words
 * @param seen when it was last used, in words
 */
record KnownView(String device, String network, String known, String seen) {
  static KnownView of(KnownDevice device, Moments moments) {
    return new KnownView(
        device.name(),
        device.network(),
        moments.words(device.knownAt()),
        moments.words(device.seenAt()));
  }
}
