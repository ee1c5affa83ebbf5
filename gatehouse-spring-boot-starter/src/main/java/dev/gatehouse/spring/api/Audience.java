package dev.gatehouse.spring.api;

import dev.gatehouse.role.Role;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who may use an endpoint at all; each constant admits fewer than the one before it. */
public enum Audience {
  /** Whoever comes, signed in or not. */
  ANYBODY,
  /** Users who are signed in. */
  SIGNED_IN,
  /** Signed-in users who have confirmed their address. */
  CONFIRMED,
  /** Admins and Owners; over whom they stand is asked by the act. */
  ADMIN,
  /** Owners. */
  OWNER;

  /** Why this user, or a visitor, may not; empty for whoever may. */
  Optional<Problem> refuses(Optional<SignedInUser> visitor) {
    if (this == ANYBODY) {
      return Optional.empty();
    }
    if (visitor.isEmpty()) {
      return Optional.of(Problem.SIGN_IN_REQUIRED);
    }
    return admits(visitor.get()) ? Optional.empty() : Optional.of(refusal());
  }

  /** Every way in which somebody is refused for being nobody of these. */
  Set<Problem> refusals() {
    return switch (this) {
      case ANYBODY -> Set.of();
      case SIGNED_IN -> Set.of(Problem.SIGN_IN_REQUIRED);
      case CONFIRMED, ADMIN, OWNER -> EnumSet.of(Problem.SIGN_IN_REQUIRED, refusal());
    };
  }

  private boolean admits(SignedInUser user) {
    var owner = user.roles().contains(Role.OWNER.name());
    return switch (this) {
      case ANYBODY, SIGNED_IN -> true;
      case CONFIRMED -> user.user().confirmed();
      case ADMIN -> owner || user.roles().contains(Role.ADMIN.name());
      case OWNER -> owner;
    };
  }

  private Problem refusal() {
    return this == CONFIRMED ? Problem.EMAIL_UNCONFIRMED : Problem.FORBIDDEN;
  }
}
