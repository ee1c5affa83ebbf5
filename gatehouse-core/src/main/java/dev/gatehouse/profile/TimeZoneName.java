package dev.gatehouse.profile;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A time zone: a place, which knows its summer time, or a fixed offset.
 *
 * @param text an IANA name such as {@code Europe/Paris}, or an offset from {@code -12:00} to {@code
 *     +14:00} in quarters of an hour
 */
public record TimeZoneName(String text) {
  private static final int LONGEST = 64;
  private static final int FURTHEST_WEST = -12 * 60;
  private static final int FURTHEST_EAST = 14 * 60;
  private static final int QUARTER = 15;
  private static final Pattern OFFSET = Pattern.compile("([+-]?)([0-9]{1,2})(?::([0-9]{2}))?");

  private static final Map<String, String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(name -> !name.startsWith("SystemV/"))
          .collect(Collectors.toUnmodifiableMap(TimeZoneName::key, name -> name));

  /** Checks that it is one, in its canonical spelling. */
  public TimeZoneName {
    if (!canonical(text).equals(Optional.of(text))) {
      throw new IllegalArgumentException("no time zone");
    }
  }

  /**
   * Reads a zone that somebody typed or chose, such as {@code europe/paris}, {@code +05:30} or
   * {@code -3}, blanks around it aside; empty for anything that is none.
   */
  public static Optional<TimeZoneName> parse(String text) {
    return text.length() > LONGEST
        ? Optional.empty()
        : canonical(text.strip()).map(TimeZoneName::new);
  }

  /** The zone, to reckon with. */
  public ZoneId zone() {
    return ZoneId.of(text);
  }

  private static Optional<String> canonical(String text) {
    var offset = OFFSET.matcher(text);
    if (!offset.matches()) {
      return Optional.ofNullable(NAMES.get(key(text)));
    }
    int past = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
    int size = Integer.parseInt(offset.group(2)) * 60 + past;
    int minutes = offset.group(1).equals("-") ? -size : size;
    return past < 60
            && minutes % QUARTER == 0
            && minutes >= FURTHEST_WEST
            && minutes <= FURTHEST_EAST
        ? Optional.of("%s%02d:%02d".formatted(minutes < 0 ? "-" : "+", size / 60, size % 60))
        : Optional.empty();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
