package dev.gatehouse.spring.pages.device;

import dev.gatehouse.device.TrustedDevice;
import dev.gatehouse.spring.pages.DeviceWords;
import dev.gatehouse.spring.pages.Moments;

/**
 * A trusted device as the page shows it.
 *
 * @param id by which the trust is revoked
 * @param device what it calls itself, in a few words
 * @param address where it was last used
 * @param used when it was last used, in words
 * @param expires until when it is trusted, in words
 */
record TrustedView(String id, DeviceWords device, String address, String used, String expires) {
  static TrustedView of(TrustedDevice device, Moments moments) {
    return new TrustedView(
        device.id().toString(),
        DeviceWords.of(device.client().userAgent()),
        device.client().address().text(),
        moments.words(device.usedAt()),
        moments.words(device.expiresAt()));
  }
}
