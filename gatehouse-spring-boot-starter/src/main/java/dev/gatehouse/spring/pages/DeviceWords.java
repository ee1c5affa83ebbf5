package dev.gatehouse.spring.pages;

import dev.gatehouse.client.DeviceName;

/**
 * A device as the pages name it, in the language of the page.
 *
 * @param kind the end of the key of the text: what is known of the device
 * @param program the browser, which the text names first
 * @param system what it runs on
 */
public record DeviceWords(String kind, String program, String system) {
  /** The words for what calls itself so. */
  public static DeviceWords of(String userAgent) {
    var name = DeviceName.of(userAgent);
    return new DeviceWords(kind(name), name.program(), name.system());
  }

  private static String kind(DeviceName name) {
    if (name.program().isEmpty()) {
      return "unknown";
    }
    return name.system().isEmpty() ? "program" : "both";
  }
}
