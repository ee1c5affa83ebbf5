package dev.gatehouse.spring.pages.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Chromium;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.User;
import dev.gatehouse.userfield.FieldsForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the administrators in a real browser. */
class AdminBrowserTest {
  private static Playwright playwright;
  private static Browser browser;

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
  void findsAUserAndActs(boolean withScripts) {
    var user = Staff.user();
    var page = signedIn(new Browser.NewContextOptions().setJavaScriptEnabled(withScripts));
    page.navigate(at(Staff.USERS));
    assertThat(
            page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Users").setExact(true)))
        .hasAttribute("aria-current", "page");

    page.getByLabel("Search").fill(user.email().typed());
    if (withScripts) {
      assertThat(page.locator("#list-total")).hasText("1 found");
      assertThat(page.getByLabel("Search")).isFocused();
      assertThat(page.url()).contains("?q=user");
    } else {
      button(page, "Show");
    }
    assertThat(page.locator("#list tbody tr")).hasCount(1);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(user.email().typed()))
        .click();
    page.locator("#reason").fill("spam");
    button(page, "Deactivate");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("The user is deactivated");
    button(page, "Reactivate");
    page.getByLabel("First name").fill("<b>Ada</b>");
    button(page, "Save");
    assertThat(page.getByLabel("First name")).hasValue("<b>Ada</b>");
    button(page, "Delete at once");
    assertThat(page.getByRole(AriaRole.ALERT).first()).isFocused();
    page.getByLabel("Yes, delete the user for good").check();
    button(page, "Delete at once");
    assertThat(page.getByRole(AriaRole.STATUS).first())
        .containsText("The user is deleted for good");
    assertThat(complaints).isEmpty();
  }

  @Test
  void actsOnAllThatArePicked() {
    var first = Staff.user();
    var page = signedIn(new Browser.NewContextOptions());
    page.navigate(at(Staff.USERS + "?q=" + first.email().typed()));

    page.getByLabel("Pick all on this page").check();
    assertThat(page.getByLabel("Pick " + first.email().typed())).isChecked();
    button(page, "Confirm addresses");

    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Done, or so already, for 1 of 1.");
    page.getByText("Back to the list").click();
    assertThat(page.getByLabel("Search")).hasValue(first.email().typed());
    assertThat(complaints).isEmpty();
  }

  @Test
  void doesNothingToAnybodyByEnter() {
    var user = Staff.user();
    var page = signedIn(new Browser.NewContextOptions());
    for (var path : List.of(Staff.page(user), Staff.USERS + "?q=" + user.email().typed())) {
      page.navigate(at(path));
      page.locator("#list .pick input[name=user]").all().forEach(Locator::check);
      for (var reason : page.locator("main input[name=reason]").all()) {
        reason.fill("a note");
        reason.press("Enter");
        assertThat(reason).hasValue("a note");
      }
    }

    var seen = Staff.host().gatehouse().directory().get(user.id()).orElseThrow();
    assertThat(seen.user().active()).isTrue();
    assertThat(page.url()).contains("?q=");
  }

  @Test
  void leadsToTheSignInWhoIsSignedOutWhileTyping() {
    var admin = Staff.adminUser();
    var page = signedIn(new Browser.NewContextOptions(), admin);
    page.navigate(at(Staff.USERS));

    Staff.host().gatehouse().sessions().endAll(admin.id());
    page.getByLabel("Search").fill("ada");

    assertThat(page.getByLabel("Password")).isVisible();
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
    var page = signedIn(options);
    page.setExtraHTTPHeaders(Map.of("Accept-Language", language));
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
      page.navigate(at(path));

      assertThat(page.content()).as(path).doesNotContain("??");
      assertThat(Axe.violations(page)).as(path).isEmpty();
      assertThat(page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth"))
          .as(path)
          .isEqualTo(0);
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

  private Page signedIn(Browser.NewContextOptions options) {
    return signedIn(
        options, Staff.host().gatehouse().users().get(Staff.boss().user()).orElseThrow());
  }

  private Page signedIn(Browser.NewContextOptions options, User user) {
    var page = browser.newContext(options).newPage();
    page.onConsoleMessage(message -> {
      if (!message.text().contains("422") && !message.text().contains("username fields")) {
        complaints.add(message.text());
      }
    });
    page.navigate(at("/account/sign-in"));
    page.getByLabel("E-mail address").fill(user.email().typed());
    page.getByLabel("Password").fill(Kit.PASSWORD);
    button(page, "Sign in");
    assertThat(page.locator("h1")).hasText("Your account");
    return page;
  }

  private static String at(String path) {
    return Staff.host().at(path).toString();
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }
}
