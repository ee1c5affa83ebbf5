package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Chromium;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that stand open in a browser while something happens elsewhere, or in another tab. */
class MeanwhileTest {
  private static final String BOSS = "boss@example.org";
  private static final String FRESH = "seven quiet herons at noon";

  private static Host host;
  private static Playwright playwright;
  private static Browser browser;

  private final String email = Emails.fresh();

  @BeforeAll
  static void start() {
    host = Host.start(TestDatabase.SQLITE);
    Member.confirmed(host, BOSS);
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
  }

  @AfterAll
  static void stop() {
    playwright.close();
    host.close();
  }

  @BeforeEach
  void register() {
    Member.confirmed(host, email);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account",
        "/account/profile",
        "/account/email",
        "/account/password",
        "/account/second-factor",
        "/account/second-factor/setup",
        "/account/devices",
        "/account/sessions",
        "/account/data",
        "/account/delete"
      })
  void leadToTheSignInWhoIsSignedOutMeanwhile(String path) {
    leadsToTheSignIn(email, path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "users",
        "users/{id}",
        "new-user",
        "new-field",
        "fields",
        "roles",
        "sessions",
        "outbox",
        "audit",
        "settings"
      })
  void leadToTheSignInTheAdministratorToo(String page) {
    var admin = Emails.fresh();
    Member.confirmed(host, admin);
    var user = Member.user(host, email).id().toString();
    host.gatehouse().administration().grants().promote(boss(), Member.user(host, admin).id());

    leadsToTheSignIn(admin, "/account/admin/" + page.replace("{id}", user));
  }

  private static void leadsToTheSignIn(String email, String path) {
    try (var context = context(email)) {
      var page = context.newPage();
      page.navigate(at(path));
      host.gatehouse().sessions().endAll(Member.user(host, email).id());

      page.locator("main form button[type=submit], main nav a")
          .locator("visible=true")
          .last()
          .click();

      assertThat(page.locator("main h1")).hasText("Sign in");
      assertThat(Axe.violations(page)).isEmpty();
    }
  }

  @Test
  void setOnePasswordInTwoTabs() {
    try (var context = context(email)) {
      var first = open(context, "/account/password");
      var second = open(context, "/account/password");

      change(first, Kit.PASSWORD);
      assertThat(first.getByText("Your password is changed.")).isVisible();
      change(second, Kit.PASSWORD);

      // its token went with the password
      assertStale(second, "Change your password");
    }
  }

  private static void change(Page page, String present) {
    page.getByLabel("Present password").fill(present);
    page.getByLabel("New password").fill(FRESH);
    button(page, "Change password");
  }

  @Test
  void signInOnceInTwoTabs() {
    try (var context = browser.newContext()) {
      var first = open(context, "/account/sign-in");
      var second = open(context, "/account/sign-in");

      signIn(first);
      assertSays(first, "Your account");
      signIn(second);

      assertStale(second, "Your account");
    }
  }

  private void signIn(Page page) {
    page.getByLabel("E-mail address").fill(email);
    page.getByLabel("Password").fill(Kit.PASSWORD);
    button(page, "Sign in");
  }

  @Test
  void signOutOnceInTwoTabs() {
    try (var context = context(email)) {
      var first = open(context, "/account/sign-out");
      var second = open(context, "/account/sign-out");

      first.locator("main button").click();
      assertSays(first, "Sign in");
      second.locator("main button").click();

      assertStale(second, "Sign in");
    }
  }

  @Test
  void useALinkOnceInTwoTabs() {
    Visitor.at(host).submit("/account/forgot", "email", email);
    var link = "/account/reset?token=" + host.mailedToken("reset-password", email);
    try (var context = browser.newContext()) {
      var first = open(context, link);
      var second = open(context, link);

      for (var page : List.of(first, second)) {
        page.getByLabel("New password").fill(FRESH);
        button(page, "Set password");
      }

      assertSays(first, "Sign in");
      assertSays(second, "This link is no longer good");
    }
  }

  @Test
  void actOnceOnAUserInTwoTabs() {
    var user = "/account/admin/users/" + Member.user(host, email).id();
    try (var context = context(BOSS)) {
      var first = open(context, user);
      var second = open(context, user);

      for (var page : List.of(first, second)) {
        button(page, "Deactivate");
      }

      assertThat(first.getByText("The user is deactivated and signed out")).isVisible();
      assertThat(second.getByText("There was nothing to do: it is so already.")).isVisible();
    }
  }

  @Test
  void actOnAUserWhoIsGoneMeanwhile() {
    var user = Member.user(host, email).id();
    try (var context = context(BOSS)) {
      var page = open(context, "/account/admin/users/" + user);
      host.gatehouse().userDeletions().deleteAtOnce(boss(), user, "");

      button(page, "Deactivate");

      assertSays(page, "There is no such user");
    }
  }

  @Test
  void renameARoleOnceInTwoTabs() {
    var name = "Editor of " + email.replace("@example.org", "");
    host.gatehouse().administration().customRoles().create(boss(), new Role(name), "");
    try (var context = context(BOSS)) {
      var first = open(context, "/account/admin/roles");
      var second = open(context, "/account/admin/roles");

      for (var page : List.of(first, second)) {
        page.getByLabel("New name for " + name).fill(name + " 2");
        page.getByLabel("Rename the role " + name, new Page.GetByLabelOptions().setExact(true))
            .click();
      }

      assertThat(first.getByText("The role is renamed.")).isVisible();
      assertSays(second, "There is no such role");
    }
  }

  private static void assertStale(Page page, String heading) {
    new Tab(host, page).assertStale(heading);
  }

  private static void assertSays(Page page, String heading) {
    assertThat(page.locator("main h1")).hasText(heading);
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static Page open(BrowserContext context, String path) {
    var page = context.newPage();
    page.navigate(at(path));
    return page;
  }

  private static BrowserContext context(String email) {
    var options = new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
    return Chromium.context(browser, options, host, Visitor.at(host).signedIn(email));
  }

  private static void button(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  private static Actor boss() {
    var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "MeanwhileTest");
    return new Actor(Member.user(host, BOSS).id(), client);
  }

  private static String at(String path) {
    return host.at(path).toString();
  }
}
