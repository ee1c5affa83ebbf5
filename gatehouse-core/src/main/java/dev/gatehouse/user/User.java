package dev.gatehouse.user;

import java.time.Instant;
import java.util.Optional;

/**
 * A user as stored.
 *
 * @param id never changes and is never given twice
 * @param email as the user typed it
 * @param active whether the user may sign in
 * @param confirmedAt when the user proved to read mail at that address; empty until then
 * @param registeredAt when the user registered
 */
public record User(
    UserId id,
    EmailAddress email,
    boolean active,
    Optional<Instant> confirmedAt,
    Instant registeredAt) {
  /** Whether the user has proved to read mail at the address. */
  public boolean confirmed() {
    return confirmedAt.isPresent();
  }
}
