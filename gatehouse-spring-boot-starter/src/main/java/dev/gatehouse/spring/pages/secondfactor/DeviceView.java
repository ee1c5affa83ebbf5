package dev.gatehouse.spring.pages.secondfactor;

import dev.gatehouse.device.TrustedDevice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * A trusted device as the page shows it.
 *
 * @param id by which the trust is revoked
 * @param device what it calls itself, in a few words
 * @param address where it was last used
 * @param used when it was last used, in words and in UTC
 * @param expires until when it is trusted, in words and in UTC
 */
record DeviceView(String id, String device, String address, String used, String expires) {
  static DeviceView of(TrustedDevice device, Locale language) {
    return new DeviceView(
        device.id().toString(),
        device.client().device(),
        device.client().address().text(),
        words(device.usedAt(), language),
        words(device.expiresAt(), language));
  }

  static String words(Instant instant, Locale language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(language)
            .format(instant.atOffset(ZoneOffset.UTC))
        + " UTC";
  }
}
