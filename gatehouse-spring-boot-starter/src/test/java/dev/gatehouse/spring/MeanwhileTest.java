package dev.gatehouse.spring;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that stand open in a browser while something happens elsewhere, or in another tab. */
class MeanwhileTest {
  private static final String BOSS = "boss@example.org";
  private static final String FRESH = "seven quiet herons at noon";

  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();
  private final String email = Emails.fresh();

  @BeforeAll
  static void start() {
    host = Host.start(TestDatabase.SQLITE);
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
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

  private void leadsToTheSignIn(String email, String path) {
    var tab = Tab.open(host, context(email), path);
    host.gatehouse().sessions().endAll(Member.user(host, email).id());

    tab.page()
        .locator("main form button[type=submit], main nav a")
        .locator("visible=true")
        .last()
        .click();

    tab.assertSays("Sign in");
  }

  @Test
  void setOnePasswordInTwoTabs() {
    var context = context(email);
    var first = Tab.open(host, context, "/account/password");
    var second = Tab.open(host, context, "/account/password");

    change(first, Kit.PASSWORD);
    first.assertShows("Your password is changed.");
    change(second, Kit.PASSWORD);

    // its token went with the password
    second.assertStale("Change your password");
  }

  private static void change(Tab tab, String present) {
    tab.type("Present password", present);
    tab.type("New password", FRESH);
    tab.press("Change password");
  }

  @Test
  void signInOnceInTwoTabs() {
    var context = windows.open();
    var first = Tab.open(host, context, "/account/sign-in");
    var second = Tab.open(host, context, "/account/sign-in");

    first.signIn(email, Kit.PASSWORD);
    first.assertSays("Your account");
    second.signIn(email, Kit.PASSWORD);

    second.assertStale("Your account");
  }

  @Test
  void signOutOnceInTwoTabs() {
    var context = context(email);
    var first = Tab.open(host, context, "/account/sign-out");
    var second = Tab.open(host, context, "/account/sign-out");

    first.page().locator("main button").click();
    first.assertSays("Sign in");
    second.page().locator("main button").click();

    second.assertStale("Sign in");
  }

  @Test
  void useALinkOnceInTwoTabs() {
    Visitor.at(host).submit("/account/forgot", "email", email);
    var link = "/account/reset?token=" + host.mailedToken("reset-password", email);
    var context = windows.open();
    var first = Tab.open(host, context, link);
    var second = Tab.open(host, context, link);

    for (var tab : List.of(first, second)) {
      tab.type("New password", FRESH);
      tab.press("Set password");
    }

    first.assertSays("Sign in");
    second.assertSays("This link is no longer good");
  }

  @Test
  void actOnceOnAUserInTwoTabs() {
    var user = "/account/admin/users/" + Member.user(host, email).id();
    var context = context(BOSS);
    var first = Tab.open(host, context, user);
    var second = Tab.open(host, context, user);

    for (var tab : List.of(first, second)) {
      tab.press("Deactivate");
    }

    first.assertShows("The user is deactivated and signed out");
    second.assertShows("There was nothing to do: it is so already.");
  }

  @Test
  void actOnAUserWhoIsGoneMeanwhile() {
    var user = Member.user(host, email).id();
    var tab = Tab.open(host, context(BOSS), "/account/admin/users/" + user);
    host.gatehouse().userDeletions().deleteAtOnce(boss(), user, "");

    tab.press("Deactivate");

    tab.assertSays("There is no such user");
  }

  @Test
  void renameARoleOnceInTwoTabs() {
    var name = "Editor of " + email.replace("@example.org", "");
    host.gatehouse().administration().customRoles().create(boss(), new Role(name), "");
    var context = context(BOSS);
    var first = Tab.open(host, context, "/account/admin/roles");
    var second = Tab.open(host, context, "/account/admin/roles");

    for (var tab : List.of(first, second)) {
      tab.page().getByLabel("New name for " + name).fill(name + " 2");
      tab.page()
          .getByLabel("Rename the role " + name, new Page.GetByLabelOptions().setExact(true))
          .click();
    }

    first.assertShows("The role is renamed.");
    second.assertSays("There is no such role");
  }

  private BrowserContext context(String email) {
    var dark = new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
    return windows.open(Visitor.at(host).signedIn(email), dark);
  }

  private static Actor boss() {
    return Member.actor(host, BOSS);
  }
}
