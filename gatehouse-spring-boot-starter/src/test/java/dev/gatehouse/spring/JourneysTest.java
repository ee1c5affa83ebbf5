package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Chromium;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways of a user through the pages in a real browser, with the links of the mails. */
class JourneysTest {
  private static Playwright playwright;
  private static Browser browser;

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void launch() {
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void quit() {
    playwright.close();
  }

  @BeforeEach
  void open() {
    // the first user of all is confirmed from the start
    Visitor.at(host).registered("first-" + email);
    context = Chromium.context(browser, new Browser.NewContextOptions(), host, Visitor.at(host));
    page = context.newPage();
    page.setViewportSize(390, 844);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void registersAndConfirmsTheAddressOnce() {
    go("/account/register");
    page.getByLabel("E-mail address").fill(email);
    page.getByLabel("Password").fill(Kit.PASSWORD);
    press("Create account");
    assertShows("Check your mail");

    var link = host.mailedLink("confirm-email", email);
    page.navigate(link);
    assertShows("Confirm your e-mail address");
    page.getByLabel("Password").first().fill(Kit.PASSWORD);
    press("Confirm address");
    // a page of the host's own
    assertThat(page.getByText("The host says thanks")).isVisible();

    page.navigate(link);
    assertShows("This link is no longer good");
    page.getByRole(AriaRole.LINK, link("Ask for a new link")).click();
    assertShows("Confirm your e-mail address");
  }

  @Test
  void signsInByAMailedLinkOnce() {
    Visitor.at(host).registered(email);
    go("/account/sign-in");
    page.getByRole(AriaRole.LINK, link("Sign in by a link sent to you")).click();
    assertShows("Sign in by a link");
    page.getByLabel("E-mail address").fill(email);
    press("Send the link");
    assertShows("Check your mail");

    var link = host.mailedLink("magic-link", email);
    page.navigate(link);
    assertThat(page.getByText("One click, and you are signed in on this device.")).isVisible();
    press("Sign in");
    assertShows("Your account");
    assertThat(page.locator("main dl").getByText(email)).isVisible();

    page.navigate(link);
    assertShows("This link is no longer good");
  }

  @Test
  void speaksTheLanguageAndTheTimeThatWereChosen() {
    signIn();
    go("/account/sessions");
    assertThat(page.locator("main time").first()).containsText("UTC");
    go("/account/profile");
    page.getByLabel("First name").fill("Ada");
    page.getByLabel("Language").selectOption("de-DE");
    page.getByLabel("Time zone").selectOption("Asia/Kathmandu");
    press("Save");

    assertThat(page.getByText("Ihr Profil ist gespeichert.")).isVisible();
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    assertThat(page.getByLabel("Vorname")).hasValue("Ada");
    go("/account/sessions");
    assertThat(page.locator("main time").first()).not().containsText("UTC");
  }

  @Test
  void takesTheDataAlongAsAFile() throws IOException {
    signIn();
    go("/account/data");
    page.getByLabel("Present password").fill("not it at all");
    press("Download");
    assertThat(page.locator("#present-fault")).isVisible();

    page.getByLabel("Present password").fill(Kit.PASSWORD);
    var file = page.waitForDownload(() -> press("Download"));

    assertThat(file.suggestedFilename()).isEqualTo("account.json");
    try (var content = file.createReadStream()) {
      assertThat(new String(content.readAllBytes(), UTF_8))
          .startsWith("{")
          .contains(email)
          .doesNotContain("$2", "hash");
    }
  }

  @Test
  void closesTheAccountAndKeepsItAfterAll() {
    signIn();
    go("/account/data");
    page.getByRole(AriaRole.LINK, link("Delete your account")).click();
    assertShows("Delete your account");
    page.getByLabel("Present password").fill(Kit.PASSWORD);
    press("Delete my account");
    assertShows("Your account is closed");
    assertThat(Axe.violations(page)).isEmpty();
    signInWith(Kit.PASSWORD);
    assertShows("This account is switched off");

    page.navigate(host.mailedLink("deletion-requested", email));
    assertShows("Keep your account");
    press("Keep the account");
    assertShows("Your account stays");

    signInWith(Kit.PASSWORD);
    assertShows("Your account");
  }

  private void signIn() {
    Visitor.at(host).registered(email);
    signInWith(Kit.PASSWORD);
    assertShows("Your account");
  }

  private void signInWith(String password) {
    go("/account/sign-in");
    page.getByLabel("E-mail address").fill(email);
    page.getByLabel("Password").fill(password);
    press("Sign in");
  }

  private void go(String path) {
    page.navigate(host.at(path).toString());
  }

  private void press(String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private void assertShows(String heading) {
    Locator found =
        page.getByRole(
            AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading).setExact(true));
    assertThat(found).isVisible();
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
