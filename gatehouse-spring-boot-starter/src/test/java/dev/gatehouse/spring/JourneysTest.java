package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways of a user through the pages in a real browser, with the links of the mails. */
class JourneysTest {
  @RegisterExtension private final Windows windows = new Windows();
  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();
  private final Tab tab = new Tab(host, windows.phone(Visitor.at(host)).newPage());

  @BeforeEach
  void register() {
    // the first user of all is confirmed from the start
    Visitor.at(host).registered("first-" + email);
  }

  @Test
  void registersAndConfirmsTheAddressOnce() {
    tab.go("/account/register");
    tab.type("E-mail address", email);
    tab.type("Password", Kit.PASSWORD);
    tab.press("Create account");
    tab.assertHeaded("Check your mail");

    var link = host.mailedLink("confirm-email", email);
    tab.page().navigate(link);
    tab.assertHeaded("Confirm your e-mail address");
    tab.page().getByLabel("Password").first().fill(Kit.PASSWORD);
    tab.press("Confirm address");
    // a page of the host's own
    tab.assertShows("The host says thanks");

    tab.page().navigate(link);
    tab.assertHeaded("This link is no longer good");
    tab.follow("Ask for a new link");
    tab.assertHeaded("Confirm your e-mail address");
  }

  @Test
  void signsInByAMailedLinkOnce() {
    Visitor.at(host).registered(email);
    tab.go("/account/sign-in");
    tab.follow("Sign in by a link sent to you");
    tab.assertHeaded("Sign in by a link");
    tab.type("E-mail address", email);
    tab.press("Send the link");
    tab.assertHeaded("Check your mail");

    var link = host.mailedLink("magic-link", email);
    tab.page().navigate(link);
    tab.assertShows("One click, and you are signed in on this device.");
    tab.press("Sign in");
    tab.assertHeaded("Your account");
    assertThat(tab.page().locator("main dl").getByText(email)).isVisible();

    tab.page().navigate(link);
    tab.assertHeaded("This link is no longer good");
  }

  @Test
  void speaksTheLanguageAndTheTimeThatWereChosen() {
    signIn();
    tab.go("/account/sessions");
    assertThat(tab.page().locator("main time").first()).containsText("UTC");
    tab.go("/account/profile");
    tab.type("First name", "Ada");
    tab.field("Language").selectOption("de-DE");
    tab.field("Time zone").selectOption("Asia/Kathmandu");
    tab.press("Save");

    tab.assertShows("Ihr Profil ist gespeichert.");
    assertThat(tab.page().locator("html")).hasAttribute("lang", "de");
    assertThat(tab.field("Vorname")).hasValue("Ada");
    tab.go("/account/sessions");
    assertThat(tab.page().locator("main time").first()).not().containsText("UTC");
  }

  @Test
  void takesTheDataAlongAsAFile() throws IOException {
    signIn();
    tab.go("/account/data");
    tab.type("Present password", "not it at all");
    tab.press("Download");
    assertThat(tab.page().locator("#present-fault")).isVisible();

    tab.type("Present password", Kit.PASSWORD);
    var file = tab.page().waitForDownload(() -> tab.press("Download"));

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
    tab.go("/account/data");
    tab.follow("Delete your account");
    tab.assertHeaded("Delete your account");
    tab.type("Present password", Kit.PASSWORD);
    tab.press("Delete my account");
    tab.assertHeaded("Your account is closed");
    assertThat(Axe.violations(tab.page())).isEmpty();
    tab.go("/account/sign-in");
    tab.signIn(email, Kit.PASSWORD);
    tab.assertHeaded("This account is switched off");

    tab.page().navigate(host.mailedLink("deletion-requested", email));
    tab.assertHeaded("Keep your account");
    tab.press("Keep the account");
    tab.assertHeaded("Your account stays");

    tab.go("/account/sign-in");
    tab.signIn(email, Kit.PASSWORD);
    tab.assertHeaded("Your account");
  }

  private void signIn() {
    Visitor.at(host).registered(email);
    tab.go("/account/sign-in");
    tab.signIn(email, Kit.PASSWORD);
    tab.assertHeaded("Your account");
  }
}
