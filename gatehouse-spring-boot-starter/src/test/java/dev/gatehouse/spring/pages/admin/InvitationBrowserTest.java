package dev.gatehouse.spring.pages.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invitation from the administrator's list to the guest's own account, in a real browser. */
class InvitationBrowserTest {
  private static final String FIRST = "seven quiet herons at noon";

  @RegisterExtension private final Windows windows = new Windows();

  @ParameterizedTest
  @CsvSource({"LIGHT, 1440, true", "DARK, 390, true", "LIGHT, 390, false"})
  void leadsFromTheListOfUsersToAnAccount(ColorScheme scheme, int width, boolean withScripts) {
    var options =
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
    var email = Emails.fresh();

    var link = invited(email, tab(options.setJavaScriptEnabled(withScripts)), withScripts);
    var guest = tab(options);
    accepts(email, link, guest, withScripts);

    guest.go(link);
    assertThat(guest.page().locator("h1")).hasText("This link is no longer good");
    check(guest, withScripts);
  }

  private static String invited(String email, Tab admin, boolean withScripts) {
    signIn(admin, Staff.adminUser().email().typed(), Kit.PASSWORD);
    admin.go(Staff.USERS);
    admin.follow("Add a user");
    check(admin, withScripts);
    admin.type("First name", "<b>Grace</b>");
    admin.type("E-mail address", "nobody");
    admin.press("Send the invitation");
    assertThat(admin.page().getByRole(AriaRole.ALERT).first())
        .containsText("Enter an e-mail address");
    assertThat(admin.field("First name")).hasValue("<b>Grace</b>");
    assertThat(admin.field("E-mail address")).hasAttribute("aria-invalid", "true");
    check(admin, withScripts);
    admin.type("E-mail address", email);
    admin.field("E-mail address").press("Enter");
    assertThat(admin.page().getByRole(AriaRole.STATUS).first())
        .hasText("The invitation is on its way.");
    check(admin, withScripts);
    var older = Staff.host().mailedToken("invitation", email);
    admin.page().navigate(admin.page().url().replace("?done=invited", ""));
    admin.press("Send the invitation again");
    assertThat(admin.page().getByRole(AriaRole.STATUS).first())
        .hasText("The invitation is on its way.");
    var token = Staff.host().mailedToken("invitation", email);
    assertThat(token).isNotEqualTo(older);
    admin.go(Staff.USERS + "?q=" + email);
    assertThat(admin.page().locator("#list tbody tr")).containsText("Invited");
    check(admin, withScripts);
    return "/account/invitation?token=" + token;
  }

  private static void accepts(String email, String link, Tab guest, boolean withScripts) {
    guest.go(link);
    assertThat(guest.field("E-mail address")).hasValue(email);
    check(guest, withScripts);
    guest.type("Password", "short");
    guest.press("Accept and set the password");
    assertThat(guest.page().getByRole(AriaRole.ALERT).first())
        .containsText("Choose a longer password");
    check(guest, withScripts);
    guest.type("Password", FIRST);
    guest.press("Accept and set the password");
    assertThat(guest.page().getByRole(AriaRole.STATUS))
        .hasText("Your password is set. Sign in with it.");
    signIn(guest, email, FIRST);
    assertThat(guest.page().locator(".who")).hasText(email);
  }

  private Tab tab(Browser.NewContextOptions kind) {
    return new Tab(Staff.host(), windows.open(kind).newPage());
  }

  private static void signIn(Tab tab, String email, String password) {
    tab.go("/account/sign-in");
    tab.signIn(email, password);
    assertThat(tab.page().locator("h1")).hasText("Your account");
  }

  private static void check(Tab tab, boolean withScripts) {
    if (withScripts) {
      assertThat(Axe.violations(tab.page())).as(tab.page().url()).isEmpty();
      assertThat(Axe.overflow(tab.page())).as(tab.page().url()).isZero();
    }
  }
}
