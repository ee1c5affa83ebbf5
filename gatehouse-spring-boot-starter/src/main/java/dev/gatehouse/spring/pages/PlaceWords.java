package dev.gatehouse.spring.pages;

import dev.gatehouse.place.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says where something was, to people. */
public final class PlaceWords {
  private PlaceWords() {}

  /** City and country, in that language; empty where nothing is known. */
  public static String of(Place place, Locale language) {
    var country = place.country().map(code -> Locale.of("", code).getDisplayCountry(language));
    return Stream.of(place.city(), country)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
