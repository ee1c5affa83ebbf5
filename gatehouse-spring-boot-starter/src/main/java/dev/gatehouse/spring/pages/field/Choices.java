package dev.gatehouse.spring.pages.field;

import dev.gatehouse.profile.LocaleTag;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What there is to choose from in the profile, made once. */
public final class Choices {
  /** Every language, by its own name. */
  public static final List<Choice> LANGUAGES =
      LocaleTag.ALL.stream()
          .map(tag -> new Choice(tag, ownName(Locale.forLanguageTag(tag))))
          .sorted(Comparator.comparing(Choice::label, String.CASE_INSENSITIVE_ORDER))
          .toList();

  private static final Set<String> REGIONS =
      Set.of(
          "Africa",
          "America",
          "Antarctica",
          "Arctic",
          "Asia",
          "Atlantic",
          "Australia",
          "Europe",
          "Indian",
          "Pacific");

  /** The time zones of places by their regions, and those without summer time as {@code UTC}. */
  public static final SortedMap<String, List<Choice>> ZONES = zones();

  private static final int FURTHEST_WEST = -12;
  private static final int FURTHEST_EAST = 14;

  private Choices() {}

  /**
   * Something to choose.
   *
   * @param value what is sent and stored
   * @param label what is read
   */
  public record Choice(String value, String label) {}

  /** Whether a zone of that name, which may be empty, can be chosen. */
  public static boolean offersZone(String name) {
    return name.isEmpty()
        || ZONES.values().stream()
            .flatMap(List::stream)
            .anyMatch(choice -> choice.value().equals(name));
  }

  /** The language in itself, with a capital. */
  public static String ownName(Locale language) {
    // no tag of BCP 47 is its own name: this one stands for Montenegrin, whose tag is cnr
    var name =
        language.getLanguage().equals("me") ? "crnogorski" : language.getDisplayName(language);
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first).toUpperCase(language) + name.substring(first);
  }

  private static SortedMap<String, List<Choice>> zones() {
    var zones = new TreeMap<String, List<Choice>>();
    for (var region : REGIONS) {
      var places =
          ZoneId.getAvailableZoneIds().stream()
              .filter(id -> id.startsWith(region + '/'))
              .sorted()
              .map(id -> new Choice(id, id.substring(region.length() + 1).replace('_', ' ')))
              .toList();
      zones.put(region, places);
    }
    zones.put("UTC", Stream.concat(Stream.of(new Choice("UTC", "UTC")), offsets()).toList());
    return zones;
  }

  private static Stream<Choice> offsets() {
    return Stream.iterate(FURTHEST_WEST, hours -> hours <= FURTHEST_EAST, hours -> hours + 1)
        .map(hours -> "%s%02d:00".formatted(hours < 0 ? "-" : "+", Math.abs(hours)))
        .map(offset -> new Choice(offset, "UTC" + offset.replace('-', '−')));
  }
}
