package dev.gatehouse.spring.pages.device;

import dev.gatehouse.device.KnownDevice;
import dev.gatehouse.spring.pages.DeviceWords;
import dev.gatehouse.spring.pages.Moments;

/**
 * A known device as the page shows it.
 *
 * @param device what it calls itself, in a few words
 * @param network where it was last used
 * @param known when it was first used, in words
 * @param seen when it was last used, in words
 */
record KnownView(DeviceWords device, String network, String known, String seen) {
  static KnownView of(KnownDevice device, Moments moments) {
    return new KnownView(
        DeviceWords.of(device.userAgent()),
        device.network(),
        moments.words(device.knownAt()),
        moments.words(device.seenAt()));
  }
}
