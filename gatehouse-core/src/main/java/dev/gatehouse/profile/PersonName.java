package dev.gatehouse.profile;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A first or last name, in whatever script.
 *
 * @param text at most 100 characters in Unicode NFC; may be empty
 */
public record PersonName(String text) {
  static final int LONGEST = 100;

  // control characters, line ends, lone halves of a character, and what turns the text around
  private static final Pattern UNFIT =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]");

  /** Checks the length and the characters. */
  public PersonName {
    if (tooLong(text) || UNFIT.matcher(text).find()) {
      throw new IllegalArgumentException("no name of a person");
    }
  }

  /** Reads a name that somebody typed, blanks around it aside; empty for what cannot be one. */
  public static Optional<PersonName> parse(String text) {
    if (text.length() > LONGEST * 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PersonName(Normalizer.normalize(text.strip(), Normalizer.Form.NFC)));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  static boolean tooLong(String text) {
    return text.codePointCount(0, text.length()) > LONGEST;
  }
}
