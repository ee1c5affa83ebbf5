package dev.gatehouse.spring.pages.email;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The change of an address and its undoing in a real browser, by the links of the mails. */
class EmailJourneyTest {
  private static final String FRESH = "seven quiet herons at noon";

  @RegisterExtension private final Windows windows = new Windows();
  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();
  private final String other = Emails.fresh();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leadsToTheOtherAddressAndBack(boolean withScripts) {
    Visitor.at(host).registered("first-" + email);
    Member.confirmed(host, email);
    var kind = new Browser.NewContextOptions().setJavaScriptEnabled(withScripts);
    var tab = Tab.open(host, windows.open(kind), "/account/sign-in");
    tab.signIn(email, Kit.PASSWORD);
    tab.assertHeaded("Your account");

    change(tab);
    undo(tab);
    check(tab, withScripts);
  }

  private void change(Tab tab) {
    tab.page()
        .getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("E-mail"))
        .last()
        .click();
    tab.type("New e-mail address", "nobody");
    tab.type("Present password", "not it at all");
    tab.press("Send the link");
    assertThat(tab.page().getByRole(AriaRole.ALERT).first()).isVisible();
    assertThat(tab.field("New e-mail address")).hasValue("nobody");

    tab.type("New e-mail address", other);
    tab.type("Present password", Kit.PASSWORD);
    tab.press("Send the link");
    tab.assertHeaded("Check your mail");

    tab.page().navigate(host.mailedLink("confirm-email-change", other));
    tab.assertHeaded("Confirm your new e-mail address");
    assertThat(tab.field("Password")).hasCount(0);
    tab.press("Confirm the new address");
    tab.assertHeaded("Your address is changed");
    tab.follow("Go on to your account");
    assertThat(tab.page().locator("main dl").getByText(other)).isVisible();
  }

  // by another browser: who was driven out has no session any more
  private void undo(Tab tab) {
    var back = host.mailedLink("email-changed", email);
    var stranger = new Tab(host, windows.open().newPage());
    stranger.page().navigate(back);
    stranger.assertHeaded("Take your account back");
    stranger.press("Undo the change");
    stranger.assertHeaded("Set a new password");
    stranger.type("New password", FRESH);
    stranger.press("Set password");
    stranger.assertShows("Your password is set. Sign in with it.");
    stranger.go("/account/sign-in");
    stranger.signIn(email, FRESH);
    assertThat(stranger.page().locator("main dl").getByText(email)).isVisible();

    stranger.page().navigate(back);
    stranger.assertHeaded("This link is no longer good");
    tab.go("/account");
    tab.assertHeaded("Sign in");
  }

  private void check(Tab tab, boolean withScripts) {
    tab.go("/account/sign-in");
    tab.signIn(other, Kit.PASSWORD);
    assertThat(tab.page().getByRole(AriaRole.ALERT).first()).isVisible();
    if (withScripts) {
      assertThat(Axe.violations(tab.page())).isEmpty();
    }
  }
}
