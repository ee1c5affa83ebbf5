package dev.gatehouse.place;

import java.util.Optional;

/**
 * Roughly where an address is.
 *
 * @param country the two letters of ISO 3166-1
 * @param region the English name of the largest part of the country, such as a state
 * @param city the English name
 */
public record Place(Optional<String> country, Optional<String> region, Optional<String> city) {
  /** Nowhere known. */
  public static final Place UNKNOWN =
      new Place(Optional.empty(), Optional.empty(), Optional.empty());
}
