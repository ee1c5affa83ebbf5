package dev.gatehouse.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that a user goes by, and that others see.
 *
 * <p>Its characters are few on purpose: no two names look alike but for the case of their letters,
 * and none looks like an e-mail address.
 *
 * @param text 3 to 30 ASCII letters, digits and underscores, a letter first
 */
public record Username(String text) {
  static final int SHORTEST = 3;
  static final int LONGEST = 30;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** Checks the length and the characters. */
  public Username {
    if (text.length() < SHORTEST || text.length() > LONGEST || !NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("no user name");
    }
  }

  /** Reads a name that somebody typed, to its last character; empty for anything that is none. */
  public static Optional<Username> parse(String text) {
    try {
      return Optional.of(new Username(text));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  /** The form in which two names are the same. */
  public String key() {
    return text.toLowerCase(Locale.ROOT);
  }
}
