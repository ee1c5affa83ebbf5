package dev.gatehouse.spring.host;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What axe-core finds on a page that keeps people out. */
public final class Axe {
  private static final String SCRIPT = script();
  private static final String RUN =
      """
      async rules => (await axe.run(rules)).violations.map(violation =>
        violation.id + ' ' + violation.nodes.map(node => node.html).join(' '))
      """;

  private Axe() {}

  /** Each rule that is broken, and where. */
  public static List<?> violations(Page page) {
    page.evaluate(SCRIPT);
    return (List<?>) page.evaluate(RUN, Map.of());
  }

  /**
   * Each rule that is broken in light, or about colours in dark, and by how much the page is too
   * wide.
   */
  public static List<String> faults(Page page) {
    var faults = new ArrayList<String>();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    violations(page).forEach(fault -> faults.add("light: " + fault));
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    var inDark = (List<?>) page.evaluate(RUN, Map.of("runOnly", List.of("cat.color")));
    inDark.forEach(fault -> faults.add("dark: " + fault));
    int over = overflow(page);
    if (over != 0) {
      faults.add(over + " pixels too wide");
    }
    return faults;
  }

  /** By how many pixels the page is too wide. */
  public static int overflow(Page page) {
    return (Integer) page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth");
  }

  private static String script() {
    try (var source = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
