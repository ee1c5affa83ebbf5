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
 * @param language the language of mails to the user, a BCP 47 tag: the one chosen, or else the one
 *     found at registration
 * @param profile what the user says about themselves
 * @param secondFactorAt when the second factor was switched on; empty while it is off
 */
public record User(
    UserId id,
    EmailAddress email,
    boolean active,
    Optional<Instant> confirmedAt,
    Instant registeredAt,
    String language,
    Profile profile,
    Optional<Instant> secondFactorAt) {
  /**
   * How an administrator has deactivated a user.
   *
   * @param at when
   * @param reason for administrators to read; may be empty
   * @param until when the user may act again by itself; empty for good
   */
  public record Deactivation(Instant at, String reason, Optional<Instant> until) {}

  /** Whether the user has proved to read mail at the address. */
  public boolean confirmed() {
    return confirmedAt.isPresent();
  }
}
