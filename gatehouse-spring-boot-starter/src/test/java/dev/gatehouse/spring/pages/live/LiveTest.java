package dev.gatehouse.spring.pages.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.User;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An open page that nobody touches, when its session ends or its user's roles change. */
class LiveTest {
  // it asks every one and a half; a busy machine may take its time
  private static final double SECONDS = 20_000;
  private static final String BOSS = "boss@example.org";

  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();

  @BeforeAll
  static void start() {
    host = Host.start(TestDatabase.SQLITE);
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void saysSoWhenTheSessionHasEnded() {
    var user = newcomer();
    var page = account(user);
    var live = page.locator("#live");
    assertThat(live).isEmpty();

    host.gatehouse().sessions().endAll(user.id());

    assertSays(page, "You have been signed out.");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in again")).click();
    assertThat(page.getByLabel("E-mail address")).isVisible();
    assertThat(live).isEmpty();
  }

  @Test
  void saysSoWhenTheRolesHaveChanged() {
    var user = newcomer();
    var page = account(user);
    var boss = Member.actor(host, BOSS);

    host.gatehouse().administration().grants().grant(boss, user.id(), Role.ADMIN);

    // another rank ends the sessions of the old one
    assertSays(page, "You have been signed out.");
  }

  @Test
  void saysSoWhenSomebodyElseSignsInBesideIt() {
    var page = account(newcomer());
    var other = newcomer();
    var token = Visitor.at(host).signedIn(other.email().typed()).cookies().get("gatehouse-session");

    // at once, or the page might look between the sign-out and the sign-in
    var cookie =
        new Cookie("gatehouse-session", String.valueOf(token)).setUrl(host.at("/").toString());
    page.context().addCookies(List.of(cookie));

    assertSays(page, "What you may do here has changed.");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Load the page again"))
        .click();
    assertThat(page.locator("#live")).hasAttribute("data-standing", other.id() + " User");
  }

  @Test
  void tellsAVisitorNothing() {
    var answer = Visitor.at(host).get("/account/live");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"standing\":\"\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(Visitor.at(host).get("/account/sign-in").body()).doesNotContain("data-standing");
  }

  private static void assertSays(Page page, String text) {
    assertThat(page.locator("#live"))
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(SECONDS));
  }

  private Page account(User user) {
    var tab = Tab.open(host, windows.open(), "/account/sign-in");
    tab.signIn(user.email().typed(), Kit.PASSWORD);
    assertThat(tab.page().locator("#live")).hasAttribute("data-standing", user.id() + " User");
    return tab.page();
  }

  private static User newcomer() {
    var email = Emails.fresh();
    Visitor.at(host).registered(email);
    return Member.user(host, email);
  }
}
