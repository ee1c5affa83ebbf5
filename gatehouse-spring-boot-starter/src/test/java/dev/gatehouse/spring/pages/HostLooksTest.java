package dev.gatehouse.spring.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A host that makes the pages its own, by the files in {@code own} that the documentation shows.
 */
class HostLooksTest {
  private static final String BOSS = "boss@example.org";

  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();

  @BeforeAll
  static void start() {
    host = Host.withFilesIn("/own/");
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 'rgb(122, 46, 82)'", "DARK, 'rgb(242, 169, 199)'"})
  void restylesEveryPageByOneFile(ColorScheme scheme, String accent) {
    var page = page(Visitor.at(host).signedIn(BOSS), scheme);
    for (var path : List.of("/account/profile", "/account/admin/users")) {
      page.navigate(at(path));

      var button = page.locator("main button.primary").first();
      assertThat(button).hasCSS("background-color", accent);
      assertThat(button).hasCSS("border-top-left-radius", "0px");
      assertThat(Axe.violations(page)).as(path).isEmpty();
    }
  }

  @Test
  void wrapsEveryPageIntoItsOwnLayout() {
    var user = page(Visitor.at(host).signedIn(BOSS), ColorScheme.LIGHT);
    for (var path :
        List.of("/account", "/account/sessions", "/account/admin", "/account/nothing")) {
      user.navigate(at(path));

      assertThat(user.locator("footer")).hasText("The Otters, a rowing club");
      assertThat(user.locator("header a[href='/boats']")).isVisible();
      assertThat(user.locator("main h1")).isVisible();
    }
    user.navigate(at("/account"));
    assertThat(user.locator("header").getByText("Sign out")).isVisible();
    // what scripts need is there too
    host.gatehouse().sessions().endAll(Member.user(host, BOSS).id());
    assertThat(user.locator("#live"))
        .containsText(
            "You have been signed out.",
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
  }

  @Test
  void putsOneTemplateInThePlaceOfOurs() {
    var page = page(Visitor.at(host), ColorScheme.LIGHT);

    page.navigate(at("/account/registered"));

    assertThat(page.locator("h1")).hasText("Welcome aboard");
    assertThat(page.locator("footer")).isVisible();
  }

  @Test
  void addsALanguage() {
    var page = page(Visitor.at(host), new Browser.NewContextOptions().setLocale("nl-BE"));

    page.navigate(at("/account/sign-in"));

    assertThat(page.locator("html")).hasAttribute("lang", "nl");
    assertThat(page.locator("h1")).hasText("Inloggen");
    // what is not translated yet
    assertThat(page.getByLabel("E-mail address")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/own/templates/gatehouse/host.css",
        "/own/templates/gatehouse/layout.html",
        "/own/templates/gatehouse/registered.html",
        "/gatehouse-messages_nl.properties"
      })
  void isDocumented(String file) throws IOException {
    var documentation = Files.readString(Path.of("../docs/features/pages.md"));

    try (var shown = HostLooksTest.class.getResourceAsStream(file)) {
      var text = new String(Objects.requireNonNull(shown).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(documentation).contains("\n" + text + "```\n");
    }
  }

  private Page page(Visitor visitor, ColorScheme scheme) {
    return page(visitor, new Browser.NewContextOptions().setColorScheme(scheme));
  }

  private Page page(Visitor visitor, Browser.NewContextOptions kind) {
    return windows.open(visitor, kind).newPage();
  }

  private static String at(String path) {
    return host.at(path).toString();
  }
}
