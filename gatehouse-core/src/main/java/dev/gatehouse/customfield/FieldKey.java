package dev.gatehouse.customfield;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a custom field.
 *
 * <p>What Gatehouse itself knows of a user is no custom field: names such as {@code password},
 * {@code e-mail} or {@code User_ID} are refused in every spelling, so that nobody mistakes one for
 * the other.
 *
 * @param text a letter, then up to 63 letters, digits and {@code _.-}, all of ASCII
 */
public record FieldKey(String text) implements Comparable<FieldKey> {
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final Pattern SEPARATORS = Pattern.compile("[_.-]");

  /** In lower case and without separators. */
  private static final Set<String> RESERVED =
      Set.of(
          ("id userid uuid email emailcanonical emailaddress newemail password currentpassword"
                  + " newpassword hashedpassword passwordhash passwordconfirmation hash username"
                  + " usernamekey firstname lastname timezone usertimezone locale preferredlocale"
                  + " language role roles active isactive status confirmed confirmedat"
                  + " credentialversion registeredat signedinat deactivatedat deactivationreason"
                  + " insertedat updatedat registrationip registrationaddress registrationcountry"
                  + " registrationregion registrationcity customfields token secret totp totpsecret"
                  + " recoverycodes")
              .split(" "));

  /** Checks the spelling, and that the name is not one of Gatehouse's own. */
  public FieldKey {
    if (!KEY.matcher(text).matches() || reserved(text)) {
      throw new IllegalArgumentException("no name for a custom field");
    }
  }

  /** Reads a name, to its last character; empty for what cannot be one. */
  public static Optional<FieldKey> parse(String text) {
    try {
      return Optional.of(new FieldKey(text));
    } catch (IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  /** Whether Gatehouse itself knows something of users by that name, in whatever spelling. */
  public static boolean reserved(String text) {
    return RESERVED.contains(SEPARATORS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT));
  }

  @Override
  public int compareTo(FieldKey other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
