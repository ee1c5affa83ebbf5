package dev.gatehouse.spring.language;

import dev.gatehouse.spring.client.Clients;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * Tells which language a page is in: the one that its user has chosen, or else the first of the
 * browser's that there are texts in.
 *
 * <p>There are texts in a language when there is a file {@code gatehouse-messages_xx.properties}; a
 * host adds more. English stands in for the others.
 */
public final class Languages {
  /** The name of the files that the texts are in. */
  public static final String TEXTS = "gatehouse-messages";

  private static final String PREFERRED = Languages.class.getName() + ".preferred";
  private static final Set<String> RIGHT_TO_LEFT =
      Set.of("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi");

  private Languages() {}

  /** Has the page in that language, a BCP 47 tag, whatever the browser says. */
  public static void prefer(String tag, HttpServletRequest request) {
    request.setAttribute(PREFERRED, Locale.forLanguageTag(tag));
  }

  /** The language of the page, with the country that says how dates and numbers are written. */
  public static Locale of(HttpServletRequest request) {
    if (request.getAttribute(PREFERRED) instanceof Locale preferred) {
      return preferred;
    }
    var accepted = accepted(Clients.header(request, "Accept-Language"));
    return accepted.stream()
        .filter(Languages::spoken)
        .findFirst()
        .or(() -> accepted.stream().findFirst())
        .orElse(Locale.ENGLISH);
  }

  /** The language that the texts of such a page really are in. */
  public static Locale texts(Locale language) {
    var found = bundle(language);
    return found.equals(Locale.ROOT) ? Locale.ENGLISH : found;
  }

  /** Whether the language is written from right to left. */
  public static boolean rightToLeft(Locale language) {
    return RIGHT_TO_LEFT.contains(language.getLanguage());
  }

  private static boolean spoken(Locale language) {
    return language.getLanguage().equals(Locale.ENGLISH.getLanguage())
        || !bundle(language).equals(Locale.ROOT);
  }

  private static Locale bundle(Locale language) {
    var exactly =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(TEXTS, language, Languages.class.getClassLoader(), exactly)
        .getLocale();
  }

  private static List<Locale> accepted(String header) {
    if (header.isEmpty()) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(header).stream()
          .map(range -> Locale.forLanguageTag(range.getRange()))
          .filter(language -> !language.getLanguage().isEmpty())
          .toList();
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }
}
