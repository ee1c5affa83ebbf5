package dev.gatehouse.place;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether places are looked up.
 *
 * @param database the MaxMind DB file they are looked up in; nothing is looked up without one
 */
public record PlaceSettings(Optional<Path> database) {
  /** Nothing is looked up. */
  public static PlaceSettings defaults() {
    return new PlaceSettings(Optional.empty());
  }
}
