package dev.gatehouse.policy;

import dev.gatehouse.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose second factor is required, and from when.
 *
 * @param roles the names of the roles that require one, in whatever case
 * @param from when that begins; empty for at once
 */
public record SecondFactorPolicy(List<String> roles, Optional<Instant> from) {
  /** Nobody's. */
  public static final SecondFactorPolicy NOBODY =
      new SecondFactorPolicy(List.of(), Optional.empty());

  /** Keeps its own copy of the roles. */
  public SecondFactorPolicy {
    roles = List.copyOf(roles);
  }

  /** Whether the user with those roles has to set up a second factor before anything else. */
  public boolean owed(User user, Set<String> held, Instant now) {
    return user.secondFactorAt().isEmpty()
        && from.filter(now::isBefore).isEmpty()
        && held.stream().anyMatch(this::names);
  }

  // as roles are told apart: no two names differ by case alone
  private boolean names(String role) {
    return roles.stream().anyMatch(role::equalsIgnoreCase);
  }
}
