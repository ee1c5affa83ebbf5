package dev.gatehouse.spring.pages.email;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Chromium;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The change of an address and its undoing in a real browser, by the links of the mails. */
class EmailJourneyTest {
  private static final String FRESH = "seven quiet herons at noon";

  private static Playwright playwright;
  private static Browser browser;

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();
  private final String other = Emails.fresh();

  @BeforeAll
  static void open() {
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void close() {
    playwright.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leadsToTheOtherAddressAndBack(boolean withScripts) {
    Visitor.at(host).registered("first-" + email);
    Member.confirmed(host, email);
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(withScripts);
    try (var context = browser.newContext(options)) {
      var page = context.newPage();
      signIn(page, email, Kit.PASSWORD);
      assertThat(heading(page, "Your account")).isVisible();

      change(page);
      undo(page);
      check(page, withScripts);
    }
  }

  private void change(Page page) {
    page.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("E-mail"))
        .last()
        .click();
    page.getByLabel("New e-mail address").fill("nobody");
    page.getByLabel("Present password").fill("not it at all");
    button(page, "Send the link");
    assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
    assertThat(page.getByLabel("New e-mail address")).hasValue("nobody");

    page.getByLabel("New e-mail address").fill(other);
    page.getByLabel("Present password").fill(Kit.PASSWORD);
    button(page, "Send the link");
    assertThat(heading(page, "Check your mail")).isVisible();

    page.navigate(host.mailedLink("confirm-email-change", other));
    assertThat(heading(page, "Confirm your new e-mail address")).isVisible();
    assertThat(page.getByLabel("Password")).hasCount(0);
    button(page, "Confirm the new address");
    assertThat(heading(page, "Your address is changed")).isVisible();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on to your account"))
        .click();
    assertThat(page.locator("main dl").getByText(other)).isVisible();
  }

  // by another browser: who was driven out has no session any more
  private void undo(Page page) {
    var back = host.mailedLink("email-changed", email);
    try (var elsewhere = browser.newContext()) {
      var stranger = elsewhere.newPage();
      stranger.navigate(back);
      assertThat(heading(stranger, "Take your account back")).isVisible();
      button(stranger, "Undo the change");
      assertThat(heading(stranger, "Set a new password")).isVisible();
      stranger.getByLabel("New password").fill(FRESH);
      button(stranger, "Set password");
      assertThat(stranger.getByText("Your password is set. Sign in with it.")).isVisible();
      signIn(stranger, email, FRESH);
      assertThat(stranger.locator("main dl").getByText(email)).isVisible();

      stranger.navigate(back);
      assertThat(heading(stranger, "This link is no longer good")).isVisible();
    }
    page.navigate(host.at("/account").toString());
    assertThat(heading(page, "Sign in")).isVisible();
  }

  private void check(Page page, boolean withScripts) {
    signIn(page, other, Kit.PASSWORD);
    assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
    if (withScripts) {
      assertThat(Axe.violations(page)).isEmpty();
    }
  }

  private void signIn(Page page, String address, String password) {
    page.navigate(host.at("/account/sign-in").toString());
    page.getByLabel("E-mail address").fill(address);
    page.getByLabel("Password").fill(password);
    button(page, "Sign in");
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
