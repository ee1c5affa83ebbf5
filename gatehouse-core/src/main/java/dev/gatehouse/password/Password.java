package dev.gatehouse.password;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * A password that somebody typed. It never prints itself.
 *
 * <p>It is taken exactly as typed but for Unicode NFC, so that the same letters typed on two
 * keyboards are the same password (NIST SP 800-63B, section 3.1.1.2).
 */
public final class Password {
  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /** Takes what was typed, whatever it is; whether it will do is for {@link Passwords} to say. */
  public static Password of(String typed) {
    return new Password(typed);
  }

  /** The text as typed. */
  public String reveal() {
    return text;
  }

  /** How many characters it has, as a person counts them: Unicode code points. */
  int length() {
    return text.codePointCount(0, text.length());
  }

  byte[] bytes() {
    return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
