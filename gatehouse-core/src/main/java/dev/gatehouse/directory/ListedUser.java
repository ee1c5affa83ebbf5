package dev.gatehouse.directory;

import dev.gatehouse.role.Role;
import dev.gatehouse.user.User;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A user as the directory shows it.
 *
 * @param user the user
 * @param roles the user's roles, in alphabetical order
 * @param signedInAt when the user signed in last; empty before the first time
 * @param deactivation how an administrator has deactivated the user; empty for one who is active,
 *     and for one who is inactive for nothing but a deletion that is still to come
 * @param country the country the user registered from, if it is known
 */
public record ListedUser(
    User user,
    SortedSet<Role> roles,
    Optional<Instant> signedInAt,
    Optional<User.Deactivation> deactivation,
    Optional<String> country) {
  /** Keeps the roles as they are now. */
  public ListedUser {
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }
}
