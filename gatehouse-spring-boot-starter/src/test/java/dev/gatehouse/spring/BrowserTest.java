package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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

  @RegisterExtension private final Windows windows = new Windows();
  private final Host shared = Host.shared(TestDatabase.SQLITE);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesTheFirstTwoUsersThrough(boolean withScripts) {
    try (var host = Host.start(TestDatabase.SQLITE)) {
      takeTheFirstTwoUsersThrough(host, withScripts);
    }
  }

  private void takeTheFirstTwoUsersThrough(Host host, boolean withScripts) {
    var tab = tab(host, withScripts);
    tab.go("/account");
    tab.follow("Create an account");
    fill(tab, "ada@example.org", Kit.PASSWORD);
    tab.press("Create account");
    tab.assertHeaded("Check your mail");

    tab.follow("Sign in");
    tab.signIn("ada@example.org", Kit.PASSWORD);
    tab.assertShows("Owner");
    tab.page()
        .getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK)
        .getByText("Sessions")
        .last()
        .click();
    tab.assertShows("This one");

    tab.press("Sign out");
    tab.signIn("ada@example.org", "not the password");
    assertThat(tab.page().getByRole(AriaRole.ALERT)).isVisible();
    assertThat(tab.page().getByRole(AriaRole.ALERT)).isFocused();
    assertThat(tab.field("E-mail address")).hasValue("ada@example.org");
    assertThat(tab.field("Password")).hasValue("");

    tab.type("Password", Kit.PASSWORD);
    tab.press("Sign in");
    tab.assertShows("Owner");

    takeTheSecondUserThrough(tab(host, withScripts));
    assertThat(windows.complaints()).isEmpty();
  }

  private static void takeTheSecondUserThrough(Tab second) {
    second.go("/account/register");
    fill(second, "bob@example.org", Kit.PASSWORD);
    second.press("Create account");
    second.follow("Sign in");
    second.signIn("bob@example.org", Kit.PASSWORD);
    assertThat(second.page().getByText("User", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
    second.assertShows("not confirmed yet");
    assertThat(second.page().getByText("Owner")).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takesWhoForgotThePasswordToAnotherAndOn(boolean withScripts) {
    try (var host = Host.start(TestDatabase.SQLITE)) {
      Visitor.at(host).registered("ada@example.org");
      takeWhoForgotThePasswordToAnotherAndOn(host, tab(host, withScripts));
    }
  }

  private void takeWhoForgotThePasswordToAnotherAndOn(Host host, Tab tab) {
    tab.go("/account/sign-in");
    tab.follow("Forgot your password?");
    tab.type("E-mail address", "ada@example.org");
    tab.press("Send the link");
    tab.assertHeaded("Check your mail");

    var token = host.mailedToken("reset-password", "ada@example.org");
    tab.go("/account/reset?token=" + token);
    tab.type("New password", "password1");
    tab.press("Set password");
    assertThat(tab.page().getByRole(AriaRole.ALERT)).isFocused();
    tab.type("New password", "seven quiet herons at noon");
    tab.press("Set password");
    tab.assertShows("Your password is set. Sign in with it.");

    tab.signIn("ada@example.org", "seven quiet herons at noon");
    tab.follow("Password");
    tab.type("Present password", "not the password");
    tab.type("New password", Kit.PASSWORD);
    tab.press("Change password");
    assertThat(tab.field("Present password"))
        .hasAccessibleDescription("That is not your present password.");

    tab.type("Present password", "seven quiet herons at noon");
    tab.type("New password", Kit.PASSWORD);
    tab.press("Change password");
    tab.assertShows("Your password is changed.");
    assertThat(windows.complaints()).isEmpty();
  }

  @Test
  void leadsFromTheSummaryToTheField() {
    var tab = tab(shared, false);
    tab.go("/account/register");
    fill(tab, "nobody", "short");
    tab.press("Create account");

    tab.page().getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).first().click();

    assertThat(tab.field("E-mail address")).isFocused();
    assertThat(tab.field("E-mail address"))
        .hasAccessibleDescription("Enter an e-mail address, such as name@example.org.");
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 390, 1440})
  void fitsEveryWidth(int width) {
    var tab = tab(shared, false);
    tab.page().setViewportSize(width, 800);
    for (var path : OPEN_TO_VISITORS) {
      tab.go(path);

      assertThat(Axe.overflow(tab.page())).as(path).isZero();
    }
  }

  private Tab tab(Host host, boolean withScripts) {
    var kind = new Browser.NewContextOptions().setJavaScriptEnabled(withScripts);
    return new Tab(host, windows.open(kind).newPage());
  }

  private static void fill(Tab tab, String email, String password) {
    tab.type("E-mail address", email);
    tab.type("Password", password);
  }
}
