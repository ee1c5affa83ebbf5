package dev.gatehouse.role;

import java.util.Optional;
import java.util.Set;

/**
 * A role that users can hold.
 *
 * @param name 1 to 50 characters, none of them invisible, such as {@code Editor}; {@link #OWNER},
 *     {@link #ADMIN} and {@link #USER} are the system's own
 */
public record Role(String name) implements Comparable<Role> {
  /** Stands over everyone; never without a holder once somebody has registered. */
  public static final Role OWNER = new Role("Owner");

  /** Stands over users who are neither owner nor admin. */
  public static final Role ADMIN = new Role("Admin");

  /** What everybody gets at registration. */
  public static final Role USER = new Role("User");

  /** The three of them. */
  public static final Set<Role> SYSTEM = Set.of(OWNER, ADMIN, USER);

  private static final int LONGEST_NAME = 50;

  /** Checks the length of the name. */
  public Role {
    if (!fits(name)) {
      throw new IllegalArgumentException("a role's name has 1 to 50 characters");
    }
  }

  /** Reads a name that somebody typed; empty for what is none. */
  public static Optional<Role> parse(String name) {
    return fits(name) ? Optional.of(new Role(name)) : Optional.empty();
  }

  private static boolean fits(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST_NAME
        && name.codePoints().noneMatch(Role::invisible);
  }

  // one role must not be able to look like another
  private static boolean invisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  @Override
  public int compareTo(Role other) {
    return name.compareTo(other.name);
  }
}
