package dev.gatehouse.administration;

import dev.gatehouse.role.Role;
import java.util.Set;

/** How high somebody stands: one may act on those who stand lower, and an Owner on everybody. */
enum Rank {
  USER,
  ADMIN,
  OWNER;

  static Rank of(Set<Role> roles) {
    if (roles.contains(Role.OWNER)) {
      return OWNER;
    }
    return roles.contains(Role.ADMIN) ? ADMIN : USER;
  }

  boolean over(Rank other) {
    return this == OWNER || compareTo(other) > 0;
  }
}
