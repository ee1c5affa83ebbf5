package dev.gatehouse.role;

import java.util.UUID;

/**
 * A role as the list of roles shows it.
 *
 * @param id a UUID of version 7
 * @param role its name
 * @param description what it is for, at most 500 characters; may be empty
 * @param system whether it is the system's own, which cannot be renamed or deleted
 * @param holders how many users hold it
 */
public record ListedRole(UUID id, Role role, String description, boolean system, long holders) {
  private static final int LONGEST_DESCRIPTION = 500;

  /** Checks the length of the description. */
  public ListedRole {
    if (description.length() > LONGEST_DESCRIPTION) {
      throw new IllegalArgumentException("a role's description has at most 500 characters");
    }
  }
}
