package dev.gatehouse.place;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a city database says of an address; whatever has another form is left out. */
final class CityRecord {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST_NAME = 100;

  private CityRecord() {}

  static Place place(Map<?, ?> found) {
    var regions = found.get("subdivisions") instanceof List<?> list ? list : List.of();
    return new Place(
        map(found.get("country"))
            .flatMap(country -> text(country.get("iso_code")))
            .filter(code -> COUNTRY.matcher(code).matches()),
        regions.stream().findFirst().flatMap(CityRecord::name),
        name(found.get("city")));
  }

  private static Optional<String> name(@Nullable Object of) {
    return map(of)
        .flatMap(named -> map(named.get("names")))
        .flatMap(names -> text(names.get("en")))
        .map(text -> CONTROL.matcher(text).replaceAll("").strip())
        .filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME);
  }

  private static Optional<Map<?, ?>> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
  }

  private static Optional<String> text(@Nullable Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
