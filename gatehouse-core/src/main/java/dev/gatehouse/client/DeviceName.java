package dev.gatehouse.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A short name for what a browser calls itself, such as "Firefox on Linux".
 *
 * <p>A guess for the eyes of the user, and good for nothing else: anybody may call itself anything.
 *
 * @param program the browser, or the beginning of what an unknown program calls itself; empty if it
 *     says nothing
 * @param system what it runs on; empty if that is not known
 */
public record DeviceName(String program, String system) {
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

  /** The name of what calls itself so. */
  public static DeviceName of(String userAgent) {
    var program = first(PROGRAMS, userAgent);
    return program.isEmpty()
        ? new DeviceName(beginning(userAgent), "")
        : new DeviceName(program, first(SYSTEMS, userAgent));
  }

  /** The name in English. */
  public String text() {
    return system.isEmpty() ? program : program + " on " + system;
  }

  // whole characters, or the last one would be half a face
  private static String beginning(String userAgent) {
    int count = Math.min(LONGEST, userAgent.codePointCount(0, userAgent.length()));
    return userAgent.substring(0, userAgent.offsetByCodePoints(0, count));
  }

  private static String first(Map<String, String> names, String userAgent) {
    return names.entrySet().stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
