package dev.gatehouse.directory;

import dev.gatehouse.internal.sql.SearchText;
import dev.gatehouse.role.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * Which users are meant: those who meet every condition that is given.
 *
 * @param role who hold that role
 * @param standing how it stands with them
 * @param registeredFrom who registered then or later
 * @param registeredBefore who registered earlier than that
 * @param search in whose e-mail address, user name or names the text occurs, without regard to
 *     case; every character stands for itself, and nothing but blanks is no condition
 */
public record UserFilter(
    Optional<Role> role,
    Standing standing,
    Optional<Instant> registeredFrom,
    Optional<Instant> registeredBefore,
    String search) {
  /** Everybody. */
  public static final UserFilter ALL =
      new UserFilter(Optional.empty(), Standing.ANY, Optional.empty(), Optional.empty(), "");

  // instants far from everybody's registration do not fit
  private static final long LAST_SECOND = 1L << 50;

  /**
   * How it stands with an account.
   *
   * @param active whether the user may sign in
   * @param confirmed whether the user has proved the address
   * @param secondFactor whether the user has a second factor
   */
  public record Standing(
      Optional<Boolean> active, Optional<Boolean> confirmed, Optional<Boolean> secondFactor) {
    /** However it stands. */
    public static final Standing ANY =
        new Standing(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Those of them who hold the role. */
  public UserFilter holding(Role held) {
    return new UserFilter(Optional.of(held), standing, registeredFrom, registeredBefore, search);
  }

  /** Those of them who may sign in, or who may not. */
  public UserFilter active(boolean isActive) {
    return standing(new Standing(Optional.of(isActive), standing.confirmed, standing.secondFactor));
  }

  /** Those of them who have proved their address, or who have not. */
  public UserFilter confirmed(boolean isConfirmed) {
    return standing(new Standing(standing.active, Optional.of(isConfirmed), standing.secondFactor));
  }

  /** Those of them who have a second factor, or who have none. */
  public UserFilter secondFactor(boolean isOn) {
    return standing(new Standing(standing.active, standing.confirmed, Optional.of(isOn)));
  }

  private UserFilter standing(Standing other) {
    return new UserFilter(role, other, registeredFrom, registeredBefore, search);
  }

  /** Those of them who registered at the first instant or later, and before the second. */
  public UserFilter registered(Instant from, Instant before) {
    return new UserFilter(role, standing, Optional.of(from), Optional.of(before), search);
  }

  /** Those of them in whose address, user name or names the text occurs. */
  public UserFilter matching(String text) {
    return new UserFilter(role, standing, registeredFrom, registeredBefore, text);
  }

  /** Between which instants they have registered, if that is asked for. */
  Optional<Dates> dates() {
    return registeredFrom.isEmpty() && registeredBefore.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Dates(
                registeredFrom.map(UserFilter::millis).orElse(0L),
                registeredBefore.map(UserFilter::millis).orElse(Long.MAX_VALUE)));
  }

  /** From one millisecond on, and before another. */
  record Dates(long from, long before) {}

  private static long millis(Instant instant) {
    return Instant.ofEpochSecond(
            Math.clamp(instant.getEpochSecond(), -LAST_SECOND, LAST_SECOND), instant.getNano())
        .toEpochMilli();
  }

  Optional<SearchText> term() {
    return Optional.of(SearchText.of(search).folded().strip())
        .filter(term -> !term.isEmpty())
        .map(SearchText::new);
  }
}
