package dev.gatehouse.administration;

import dev.gatehouse.role.Role;
import java.util.SortedSet;

/** What came of granting or revoking a role. */
public sealed interface RoleChange {
  /** Done; the user's sessions have ended, and the user holds these roles now. */
  record Changed(SortedSet<Role> roles) implements RoleChange {}

  /** There was nothing to do. */
  record Unchanged() implements RoleChange {}

  /** There is no such user. */
  record UnknownUser() implements RoleChange {}

  /** There is no such role. */
  record UnknownRole() implements RoleChange {}

  /** The actor does not stand over the user, or may not give or take this role. */
  record Forbidden() implements RoleChange {}

  /** It would leave nobody as an active Owner. */
  record LastOwner() implements RoleChange {}
}
