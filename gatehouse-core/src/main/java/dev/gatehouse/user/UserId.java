package dev.gatehouse.user;

import java.util.Optional;
import java.util.UUID;

/**
 * The id of a user: a UUID of version 7, so ids are ordered by the millisecond of registration.
 *
 * @param value the id itself
 */
public record UserId(UUID value) implements Comparable<UserId> {
  /** Reads an id in its usual spelling; empty for anything else. */
  public static Optional<UserId> parse(String text) {
    try {
      var value = UUID.fromString(text);
      return value.toString().equals(text) ? Optional.of(new UserId(value)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(UserId other) {
    return Long.compareUnsigned(
                value.getMostSignificantBits(), other.value.getMostSignificantBits())
            != 0
        ? Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits())
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
