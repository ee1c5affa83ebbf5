package dev.gatehouse.directory;

import dev.gatehouse.internal.sql.SearchText;
import dev.gatehouse.role.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * Which users are meant: those who meet every condition that is given.
 *
 * @param role who hold that role
 * @param active who may sign in, or who may not
 * @param confirmed who have proved their address, or who have not
 * @param registeredFrom who registered then or later
 * @param registeredBefore who registered earlier than that
 * @param search in whose e-mail address, user name or names the text occurs, without regard to
 *     case; every character stands for itself, and nothing but blanks is no condition
 */
public record UserFilter(
    Optional<Role> role,
    Optional<Boolean> active,
    Optional<Boolean> confirmed,
    Optional<Instant> registeredFrom,
    Optional<Instant> registeredBefore,
    String search) {
  /** Everybody. */
  public static final UserFilter ALL =
      new UserFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "");

  /** Those of them who hold the role. */
  public UserFilter holding(Role held) {
    return new UserFilter(
        Optional.of(held), active, confirmed, registeredFrom, registeredBefore, search);
  }

  /** Those of them who may sign in, or who may not. */
  public UserFilter active(boolean isActive) {
    return new UserFilter(
        role, Optional.of(isActive), confirmed, registeredFrom, registeredBefore, search);
  }

  /** Those of them who have proved their address, or who have not. */
  public UserFilter confirmed(boolean isConfirmed) {
    return new UserFilter(
        role, active, Optional.of(isConfirmed), registeredFrom, registeredBefore, search);
  }

  /** Those of them who registered at the first instant or later, and before the second. */
  public UserFilter registered(Instant from, Instant before) {
    return new UserFilter(role, active, confirmed, Optional.of(from), Optional.of(before), search);
  }

  /** Those of them in whose address, user name or names the text occurs. */
  public UserFilter matching(String text) {
    return new UserFilter(role, active, confirmed, registeredFrom, registeredBefore, text);
  }

  Optional<SearchText> term() {
    return Optional.of(SearchText.of(search).folded().strip())
        .filter(term -> !term.isEmpty())
        .map(SearchText::new);
  }
}
