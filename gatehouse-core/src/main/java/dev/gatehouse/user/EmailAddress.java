package dev.gatehouse.user;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An e-mail address, as typed and in the form in which two addresses are the same.
 *
 * <p>The canonical form is Unicode NFC in lower case, with the domain in ASCII (IDNA). Characters
 * that some system somewhere turns into an ASCII letter, such as the dotless i or the Kelvin sign,
 * are refused: two people's addresses must never be taken for one. Quoted local parts and domain
 * literals (RFC 5321, section 4.1.2) are refused too.
 *
 * <p>Two addresses are equal when their canonical forms are.
 */
public final class EmailAddress {
  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final int ASCII_END = 0x80;

  private static final Pattern LOCAL_PART =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?=[a-z0-9-]*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  // variation selectors, joiners and fillers, which Unicode calls default ignorable
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e"
              + "\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e0fff}]");
  private static final Pattern WORD_BREAK = Pattern.compile("[@.+_-]");

  // IDNA 2003 and 2008 disagree about these four, so a domain with one of them is two domains
  private static final String DEVIANT = "\u00df\u03c2\u200c\u200d";

  private final String typed;
  private final String canonical;

  private EmailAddress(String typed, String canonical) {
    this.typed = typed;
    this.canonical = canonical;
  }

  /**
   * Reads an address that somebody typed, blanks around it aside; empty for anything that is no
   * address of at most 254 octets.
   */
  public static Optional<EmailAddress> parse(String text) {
    if (text.length() > LONGEST_ADDRESS * 2) {
      return Optional.empty();
    }
    var typed = text.strip();
    int at = typed.lastIndexOf('@');
    if (at < 1 || mistakable(typed)) {
      return Optional.empty();
    }
    var local = Normalizer.normalize(typed.substring(0, at), Normalizer.Form.NFC);
    var domain = asciiDomain(typed.substring(at + 1));
    if (domain.isEmpty() || !LOCAL_PART.matcher(local).matches()) {
      return Optional.empty();
    }
    var canonical = lowerCase(local) + '@' + domain.get();
    return fits(local, LONGEST_LOCAL_PART)
            && fits(canonical, LONGEST_ADDRESS)
            && fits(typed, LONGEST_ADDRESS)
        ? Optional.of(new EmailAddress(typed, canonical))
        : Optional.empty();
  }

  /** The address as its owner typed it; mail goes there. */
  public String typed() {
    return typed;
  }

  /** The form by which addresses are compared and unique. */
  public String canonical() {
    return canonical;
  }

  /** What stands before the domain, in the canonical form. */
  public String localPart() {
    return canonical.substring(0, canonical.lastIndexOf('@'));
  }

  /** The words in it, which are the first that somebody would guess for a password. */
  public List<String> words() {
    return Stream.concat(
            Stream.of(canonical, localPart()), Arrays.stream(WORD_BREAK.split(canonical)))
        .toList();
  }

  // lower case can take letters apart, and knows two small sigmas
  private static String lowerCase(String local) {
    var lower = local.toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private static boolean fits(String text, int octets) {
    return text.getBytes(StandardCharsets.UTF_8).length <= octets;
  }

  private static Optional<String> asciiDomain(String typed) {
    if (typed.chars().anyMatch(character -> DEVIANT.indexOf(character) >= 0)) {
      return Optional.empty();
    }
    try {
      var composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
      var ascii = IDN.toASCII(composed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return ascii.length() <= LONGEST_DOMAIN && DOMAIN.matcher(ascii).matches()
          ? Optional.of(ascii)
          : Optional.empty();
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
  }

  private static boolean mistakable(String text) {
    return INVISIBLE.matcher(text).find()
        || text.codePoints().anyMatch(point -> point >= ASCII_END && turnsAscii(point));
  }

  private static boolean turnsAscii(int point) {
    return Character.toLowerCase(point) < ASCII_END
        || Character.toUpperCase(point) < ASCII_END
        || Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
            .codePoints()
            .anyMatch(turned -> turned < ASCII_END);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailAddress address && canonical.equals(address.canonical);
  }

  @Override
  public int hashCode() {
    return canonical.hashCode();
  }

  /** Prints nothing of the address, so that no log line can hold it. */
  @Override
  public String toString() {
    return "[e-mail address]";
  }
}
