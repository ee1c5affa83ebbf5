package dev.gatehouse.field;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * How often fields are changed.
 *
 * @param changes how often users may change the own profile and custom fields, together
 */
public record FieldSettings(Limit changes) {
  /** 30 changes an hour. */
  public static FieldSettings defaults() {
    return new FieldSettings(new Limit(30, Duration.ofHours(1)));
  }
}
