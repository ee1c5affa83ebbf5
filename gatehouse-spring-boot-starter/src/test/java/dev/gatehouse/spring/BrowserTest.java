package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.spring.host.Chromium;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journeys of the first users, in a real browser. */
class BrowserTest {
  private static final List<String> OPEN_TO_VISITORS =
      List.of(
          "/account/register",
          "/account/sign-in",
          "/account/sign-in?reset",
          "/account/forgot",
          "/account/forgot/sent",
          "/account/confirm/again",
          "/account/confirm/sent",
          "/account/email/sent",
          "/account/email/changed",
          "/account/email/confirm",
          "/account/magic-link/request",
          "/account/magic-link/sent",
          "/account/nothing");

  private static Playwright playwright;
  private static Browser browser;

  private final Host shared = Host.shared(TestDatabase.SQLITE);
  private final List<String> complaints = new ArrayList<>();

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
  void takesTheFirstTwoUsersThrough(boolean withScripts) {
    try (var host = Host.start(TestDatabase.SQLITE)) {
      takeTheFirstTwoUsersThrough(host, withScripts);
    }
  }

  private void takeTheFirstTwoUsersThrough(Host host, boolean withScripts) {
    var page = page(withScripts);
    page.navigate(host.at("/account").toString());
    link(page, "Create an account").click();
    fill(page, "ada@example.org", Kit.PASSWORD);
    button(page, "Create account").click();
    assertThat(heading(page, "Check your mail")).isVisible();

    link(page, "Sign in").click();
    fill(page, "ada@example.org", Kit.PASSWORD);
    button(page, "Sign in").click();
    assertThat(page.getByText("Owner")).isVisible();
    page.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK)
        .getByText("Sessions")
        .last()
        .click();
    assertThat(page.getByText("This one")).isVisible();

    button(page, "Sign out").click();
    fill(page, "ada@example.org", "not the password");
    button(page, "Sign in").click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
    assertThat(page.getByLabel("E-mail address")).hasValue("ada@example.org");
    assertThat(page.getByLabel("Password")).hasValue("");

    page.getByLabel("Password").fill(Kit.PASSWORD);
    button(page, "Sign in").click();
    assertThat(page.getByText("Owner")).isVisible();

    takeTheSecondUserThrough(host, page(withScripts));
    assertThat(complaints).isEmpty();
  }

  private static void takeTheSecondUserThrough(Host host, Page second) {
    second.navigate(host.at("/account/register").toString());
    fill(second, "bob@example.org", Kit.PASSWORD);
    button(second, "Create account").click();
    link(second, "Sign in").click();
    fill(second, "bob@example.org", Kit.PASSWORD);
    button(second, "Sign in").click();
    assertThat(second.getByText("User", new Page.GetByTextOptions().setExact(true))).isVisible();
    assertThat(second.getByText("not confirmed yet")).isVisible();
    assertThat(second.getByText("Owner")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesWhoForgotThePasswordToAnotherAndOn(boolean withScripts) {
    try (var host = Host.start(TestDatabase.SQLITE)) {
      Visitor.at(host).registered("ada@example.org");
      takeWhoForgotThePasswordToAnotherAndOn(host, page(withScripts));
    }
  }

  private void takeWhoForgotThePasswordToAnotherAndOn(Host host, Page page) {
    page.navigate(host.at("/account/sign-in").toString());
    link(page, "Forgot your password?").click();
    page.getByLabel("E-mail address").fill("ada@example.org");
    button(page, "Send the link").click();
    assertThat(heading(page, "Check your mail")).isVisible();

    var token = host.mailedToken("reset-password", "ada@example.org");
    page.navigate(host.at("/account/reset?token=" + token).toString());
    page.getByLabel("New password").fill("password1");
    button(page, "Set password").click();
    assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
    page.getByLabel("New password").fill("seven quiet herons at noon");
    button(page, "Set password").click();
    assertThat(page.getByText("Your password is set. Sign in with it.")).isVisible();

    fill(page, "ada@example.org", "seven quiet herons at noon");
    button(page, "Sign in").click();
    link(page, "Password").click();
    page.getByLabel("Present password").fill("not the password");
    page.getByLabel("New password").fill(Kit.PASSWORD);
    button(page, "Change password").click();
    assertThat(page.getByLabel("Present password"))
        .hasAccessibleDescription("That is not your present password.");

    page.getByLabel("Present password").fill("seven quiet herons at noon");
    page.getByLabel("New password").fill(Kit.PASSWORD);
    button(page, "Change password").click();
    assertThat(page.getByText("Your password is changed.")).isVisible();
    assertThat(complaints).isEmpty();
  }

  @Test
  void leadsFromTheSummaryToTheField() {
    var page = page(false);
    page.navigate(shared.at("/account/register").toString());
    fill(page, "nobody", "short");
    button(page, "Create account").click();

    page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).first().click();

    assertThat(page.getByLabel("E-mail address")).isFocused();
    assertThat(page.getByLabel("E-mail address"))
        .hasAccessibleDescription("Enter an e-mail address, such as name@example.org.");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 1440})
  void fitsEveryWidth(int width) {
    var page = page(false);
    page.setViewportSize(width, 800);
    for (var path : OPEN_TO_VISITORS) {
      page.navigate(shared.at(path).toString());

      var overflow = page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth");

      assertThat(overflow).as(path).isEqualTo(0);
    }
  }

  private Page page(boolean withScripts) {
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(withScripts));
    var page = context.newPage();
    // a refusal by the Content-Security-Policy is told here; that a form answers 422 is no fault,
    // nor that the page for another password does not say whose it is
    page.onConsoleMessage(message -> {
      if (!message.text().contains("422") && !message.text().contains("username fields")) {
        complaints.add(message.text());
      }
    });
    return page;
  }

  private static void fill(Page page, String email, String password) {
    page.getByLabel("E-mail address").fill(email);
    page.getByLabel("Password").fill(password);
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }
}
