package dev.gatehouse.spring.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The control of the checks that the tests of the pages rely on. */
class AxeTest {
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en"><head><title>A page</title><style>
        body { color: #000; background: #fff; }
        @media (prefers-color-scheme: dark) { p { color: #222; background: #000; } }
        p { width: %s; }
      </style></head><body><main><h1>A heading</h1><p>A text</p>%s</main></body></html>
      """;

  @RegisterExtension private final Windows windows = new Windows();

  @Test
  void findsWhatIsWrongInEitherSchemeAndTooWide() {
    var page = windows.open().newPage();

    page.setContent(PAGE.formatted("100px", "<input>"));
    assertThat(Axe.faults(page))
        .hasSize(2)
        .anyMatch(fault -> fault.startsWith("light: label"))
        .anyMatch(fault -> fault.startsWith("dark: color-contrast"));
    page.setContent(PAGE.formatted("3000px", ""));
    assertThat(Axe.faults(page)).anyMatch(fault -> fault.endsWith("pixels too wide"));
  }
}
