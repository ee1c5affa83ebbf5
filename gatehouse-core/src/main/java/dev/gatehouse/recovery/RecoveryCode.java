package dev.gatehouse.recovery;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * One of a user's ten codes for emergencies: 16 characters of 32, which is 80 random bits, in
 * groups of four. It never prints itself.
 *
 * <p>The characters are Crockford's base 32, which has no I, L, O and U. Whoever types 0 for O or l
 * for 1 is understood, as are small letters, blanks and hyphens.
 */
public final class RecoveryCode {
  private static final String CHARACTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;
  private static final int LONGEST_INPUT = 64;

  private final String text;

  private RecoveryCode(String text) {
    this.text = text;
  }

  static RecoveryCode issue(SecureRandom random) {
    var text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return new RecoveryCode(text.toString());
  }

  /** Reads what somebody typed; empty for what is no code. */
  public static Optional<RecoveryCode> parse(String typed) {
    if (typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    var text =
        typed
            .replaceAll("[\\s\\u2010-\\u2015-]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    var readable =
        text.length() == LENGTH && text.chars().allMatch(each -> CHARACTERS.indexOf(each) >= 0);
    return readable ? Optional.of(new RecoveryCode(text)) : Optional.empty();
  }

  String canonical() {
    return text;
  }

  /** The code in groups of four, such as {@code 7K3M-9QXA-0T5V-HC2R}; shown once to its user. */
  public String reveal() {
    return text.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
