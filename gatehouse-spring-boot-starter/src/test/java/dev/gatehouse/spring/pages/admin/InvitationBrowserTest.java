package dev.gatehouse.spring.pages.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Chromium;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.testing.Kit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An invitation from the administrator's list to the guest's own account, in a real browser. */
class InvitationBrowserTest {
  private static final String FIRST = "seven quiet herons at noon";

  private static Playwright playwright;
  private static Browser browser;

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
  @CsvSource({"LIGHT, 1440, true", "DARK, 390, true", "LIGHT, 390, false"})
  void leadsFromTheListOfUsersToAnAccount(ColorScheme scheme, int width, boolean withScripts) {
    var options =
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
    var email = Emails.fresh();

    var link = invited(email, page(options.setJavaScriptEnabled(withScripts)), withScripts);
    var guest = page(options);
    accepts(email, link, guest, withScripts);

    guest.navigate(link);
    assertThat(guest.locator("h1")).hasText("This link is no longer good");
    check(guest, withScripts);
  }

  private static String invited(String email, Page admin, boolean withScripts) {
    signIn(admin, Staff.adminUser().email().typed(), Kit.PASSWORD);
    admin.navigate(at(Staff.USERS));
    admin.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add a user")).click();
    check(admin, withScripts);
    admin.getByLabel("First name").fill("<b>Grace</b>");
    admin.getByLabel("E-mail address").fill("nobody");
    button(admin, "Send the invitation");
    assertThat(admin.getByRole(AriaRole.ALERT).first()).containsText("Enter an e-mail address");
    assertThat(admin.getByLabel("First name")).hasValue("<b>Grace</b>");
    assertThat(admin.getByLabel("E-mail address")).hasAttribute("aria-invalid", "true");
    check(admin, withScripts);
    admin.getByLabel("E-mail address").fill(email);
    admin.getByLabel("E-mail address").press("Enter");
    assertThat(admin.getByRole(AriaRole.STATUS).first()).hasText("The invitation is on its way.");
    check(admin, withScripts);
    var older = Staff.host().mailedToken("invitation", email);
    admin.navigate(admin.url().replace("?done=invited", ""));
    button(admin, "Send the invitation again");
    assertThat(admin.getByRole(AriaRole.STATUS).first()).hasText("The invitation is on its way.");
    var token = Staff.host().mailedToken("invitation", email);
    assertThat(token).isNotEqualTo(older);
    admin.navigate(at(Staff.USERS + "?q=" + email));
    assertThat(admin.locator("#list tbody tr")).containsText("Invited");
    check(admin, withScripts);
    return at("/account/invitation?token=" + token);
  }

  private static void accepts(String email, String link, Page guest, boolean withScripts) {
    guest.navigate(link);
    assertThat(guest.getByLabel("E-mail address")).hasValue(email);
    check(guest, withScripts);
    guest.getByLabel("Password").fill("short");
    button(guest, "Accept and set the password");
    assertThat(guest.getByRole(AriaRole.ALERT).first()).containsText("Choose a longer password");
    check(guest, withScripts);
    guest.getByLabel("Password").fill(FIRST);
    button(guest, "Accept and set the password");
    assertThat(guest.getByRole(AriaRole.STATUS)).hasText("Your password is set. Sign in with it.");
    signIn(guest, email, FIRST);
    assertThat(guest.locator(".who")).hasText(email);
  }

  private static Page page(Browser.NewContextOptions options) {
    return browser.newContext(options).newPage();
  }

  private static void signIn(Page page, String email, String password) {
    page.navigate(at("/account/sign-in"));
    page.getByLabel("E-mail address").fill(email);
    page.getByLabel("Password").fill(password);
    button(page, "Sign in");
    assertThat(page.locator("h1")).hasText("Your account");
  }

  private static void check(Page page, boolean withScripts) {
    if (withScripts) {
      assertThat(Axe.violations(page)).as(page.url()).isEmpty();
      assertThat(page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth"))
          .as(page.url())
          .isEqualTo(0);
    }
  }

  private static String at(String path) {
    return Staff.host().at(path).toString();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
