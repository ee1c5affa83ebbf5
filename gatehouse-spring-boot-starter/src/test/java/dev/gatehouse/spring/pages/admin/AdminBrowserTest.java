package dev.gatehouse.spring.pages.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.User;
import dev.gatehouse.userfield.FieldsForm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the administrators in a real browser. */
class AdminBrowserTest {
  @RegisterExtension private final Windows windows = new Windows();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsAUserAndActs(boolean withScripts) {
    var user = Staff.user();
    var tab = signedIn(new Browser.NewContextOptions().setJavaScriptEnabled(withScripts));
    tab.go(Staff.USERS);
    assertThat(
            tab.page()
                .getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("Users").setExact(true)))
        .hasAttribute("aria-current", "page");

    tab.type("Search", user.email().typed());
    if (withScripts) {
      assertThat(tab.page().locator("#list-total")).hasText("1 found");
      assertThat(tab.field("Search")).isFocused();
      assertThat(tab.page().url()).contains("?q=user");
    } else {
      tab.press("Show");
    }
    assertThat(tab.page().locator("#list tbody tr")).hasCount(1);
    tab.page()
        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(user.email().typed()))
        .click();
    tab.page().locator("#reason").fill("spam");
    tab.press("Deactivate");
    assertThat(tab.page().getByRole(AriaRole.STATUS)).containsText("The user is deactivated");
    tab.press("Reactivate");
    tab.type("First name", "<b>Ada</b>");
    tab.press("Save");
    assertThat(tab.field("First name")).hasValue("<b>Ada</b>");
    tab.press("Delete at once");
    assertThat(tab.page().getByRole(AriaRole.ALERT).first()).isFocused();
    tab.page().getByLabel("Yes, delete the user for good").check();
    tab.press("Delete at once");
    assertThat(tab.page().getByRole(AriaRole.STATUS).first())
        .containsText("The user is deleted for good");
    assertThat(windows.complaints()).isEmpty();
  }

  @Test
  void actsOnAllThatArePicked() {
    var first = Staff.user();
    var tab = signedIn(new Browser.NewContextOptions());
    tab.go(Staff.USERS + "?q=" + first.email().typed());

    tab.field("Pick all on this page").check();
    assertThat(tab.page().getByLabel("Pick " + first.email().typed())).isChecked();
    tab.press("Confirm addresses");

    assertThat(tab.page().getByRole(AriaRole.STATUS)).hasText("Done, or so already, for 1 of 1.");
    tab.page().getByText("Back to the list").click();
    assertThat(tab.field("Search")).hasValue(first.email().typed());
    assertThat(windows.complaints()).isEmpty();
  }

  @Test
  void doesNothingToAnybodyByEnter() {
    var user = Staff.user();
    var tab = signedIn(new Browser.NewContextOptions());
    for (var path : List.of(Staff.page(user), Staff.USERS + "?q=" + user.email().typed())) {
      tab.go(path);
      tab.page().locator("#list .pick input[name=user]").all().forEach(Locator::check);
      for (var reason : tab.page().locator("main input[name=reason]").all()) {
        reason.fill("a note");
        reason.press("Enter");
        assertThat(reason).hasValue("a note");
      }
    }

    var seen = Staff.host().gatehouse().directory().get(user.id()).orElseThrow();
    assertThat(seen.user().active()).isTrue();
    assertThat(tab.page().url()).contains("?q=");
  }

  @Test
  void leadsToTheSignInWhoIsSignedOutWhileTyping() {
    var admin = Staff.adminUser();
    var tab = signedIn(new Browser.NewContextOptions(), admin.email().typed());
    tab.go(Staff.USERS);

    Staff.host().gatehouse().sessions().endAll(admin.id());
    tab.type("Search", "ada");

    assertThat(tab.field("Password")).isVisible();
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, 1440", "en, DARK, 390", "de, LIGHT, 390", "de, DARK, 1440",
    "fr, LIGHT, 1440", "fr, DARK, 390", "he, LIGHT, 390", "he, DARK, 1440"
  })
  void fitsAndIsWithinReachOfEverybody(String language, ColorScheme scheme, int width) {
    var user = strange();
    var options =
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
    var tab = signedIn(options);
    tab.page().setExtraHTTPHeaders(Map.of("Accept-Language", language));
    var boss = Staff.USERS + "/" + Staff.boss().user();
    for (var path :
        List.of(
            Staff.ADMIN,
            Staff.USERS,
            Staff.USERS + "?q=nobody",
            Staff.page(user),
            boss,
            Staff.ADMIN + "/sessions",
            Staff.ADMIN + "/sessions?q=nobody",
            Staff.ADMIN + "/outbox",
            Staff.ADMIN + "/outbox?stage=given-up",
            Staff.ADMIN + "/roles",
            Staff.ADMIN + "/fields",
            Staff.ADMIN + "/new-field",
            Staff.ADMIN + "/new-user",
            Staff.ADMIN + "/audit",
            Staff.ADMIN + "/audit?actor=x",
            Staff.ADMIN + "/settings",
            Staff.USERS + "/nobody")) {
      tab.go(path);

      assertThat(tab.page().content()).as(path).doesNotContain("??");
      assertThat(Axe.violations(tab.page())).as(path).isEmpty();
      assertThat(Axe.overflow(tab.page())).as(path).isZero();
    }
  }

  private static User strange() {
    var user = Staff.user();
    Staff.host()
        .gatehouse()
        .userFields()
        .update(
            user.id(),
            FieldsForm.EMPTY.with("first_name", "W".repeat(90)).with("last_name", "مرحبا 😀"));
    Staff.host()
        .gatehouse()
        .fieldDefinitions()
        .create(Staff.boss(), CustomField.of(new FieldKey("site"), "L".repeat(100), FieldType.URL));
    return user;
  }

  private Tab signedIn(Browser.NewContextOptions kind) {
    return signedIn(kind, Staff.BOSS);
  }

  private Tab signedIn(Browser.NewContextOptions kind, String email) {
    var tab = Tab.open(Staff.host(), windows.open(kind), "/account/sign-in");
    tab.signIn(email, Kit.PASSWORD);
    assertThat(tab.page().locator("h1")).hasText("Your account");
    return tab;
  }
}
