package dev.gatehouse.spi;

import java.util.Map;

/**
 * A mail to be written and sent: which one, to whom, in which language, with what in it.
 *
 * @param to the stored address of the user, as typed at registration
 * @param template the name of the mail, in kebab case, such as {@code confirm-email}
 * @param language a BCP 47 tag
 * @param values what the template shows, by name; it may hold a live token, so this record prints
 *     none of them
 */
public record Mail(String to, String template, String language, Map<String, String> values) {
  /** Keeps its own copy of the values. */
  public Mail {
    if (to.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("an address with control characters");
    }
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return "Mail[template=" + template + ", language=" + language + ", values=[redacted]]";
  }
}
