package dev.gatehouse.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A short name for what a browser calls itself, such as "Firefox on Linux".
 *
 * <p>A guess for the eyes of the user, and good for nothing else: anybody may call itself anything.
 */
final class DeviceName {
  // in this order, since each calls itself all of those below it as well
  private static final Map<String, String> PROGRAMS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();
  private static final int LONGEST = 40;

  static {
    PROGRAMS.put("Edg", "Edge");
    PROGRAMS.put("OPR/", "Opera");
    PROGRAMS.put("Firefox/", "Firefox");
    PROGRAMS.put("FxiOS/", "Firefox");
    PROGRAMS.put("Chrome/", "Chrome");
    PROGRAMS.put("CriOS/", "Chrome");
    PROGRAMS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS X", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private DeviceName() {}

  /** The name; the beginning of the text for what it does not know; empty for nothing. */
  static String of(String userAgent) {
    var program = first(PROGRAMS, userAgent);
    var system = first(SYSTEMS, userAgent);
    if (program.isEmpty()) {
      return userAgent.substring(0, Math.min(userAgent.length(), LONGEST));
    }
    return system.isEmpty() ? program : program + " on " + system;
  }

  private static String first(Map<String, String> names, String userAgent) {
    return names.entrySet().stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
