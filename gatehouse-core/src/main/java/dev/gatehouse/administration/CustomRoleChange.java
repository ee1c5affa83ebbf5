package dev.gatehouse.administration;

/** What came of creating, renaming or deleting a role. */
public sealed interface CustomRoleChange {
  /** Done. */
  record Changed() implements CustomRoleChange {}

  /** There is a role of that name already, in whatever case of its letters. */
  record NameTaken() implements CustomRoleChange {}

  /** The role is the system's own. */
  record SystemRole() implements CustomRoleChange {}

  /** Somebody holds the role. */
  record InUse() implements CustomRoleChange {}

  /** There is no such role. */
  record UnknownRole() implements CustomRoleChange {}

  /** The actor is not an active Owner. */
  record Forbidden() implements CustomRoleChange {}
}
