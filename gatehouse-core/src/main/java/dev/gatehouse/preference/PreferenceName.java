package dev.gatehouse.preference;

import java.util.regex.Pattern;

/**
 * The name of a preference; those that begin with {@code gatehouse.} are for Gatehouse itself.
 *
 * @param text a letter, then up to 63 letters, digits, dots and hyphens, in lower case
 */
public record PreferenceName(String text) implements Comparable<PreferenceName> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

  /** Checks the spelling. */
  public PreferenceName {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("no name for a preference");
    }
  }

  @Override
  public int compareTo(PreferenceName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
