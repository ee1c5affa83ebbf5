package dev.gatehouse.spring.pages.live;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Chromium;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.User;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An open page that nobody touches, when its session ends or its user's roles change. */
class LiveTest {
  // it asks every one and a half; a busy machine may take its time
  private static final double SECONDS = 20_000;
  private static final String BOSS = "boss@example.org";

  private static Host host;
  private static Playwright playwright;
  private static Browser browser;

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
    var boss = new Actor(Member.user(host, BOSS).id(), client());

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
    var page = browser.newContext().newPage();
    signIn(page, user);
    return page;
  }

  private static void signIn(Page page, User user) {
    page.navigate(host.at("/account/sign-in").toString());
    page.getByLabel("E-mail address").fill(user.email().typed());
    page.getByLabel("Password").fill(Kit.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
    assertThat(page.locator("#live")).hasAttribute("data-standing", user.id() + " User");
  }

  private static User newcomer() {
    var email = Emails.fresh();
    Visitor.at(host).registered(email);
    return Member.user(host, email);
  }

  private static Client client() {
    return new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "Test/1.0");
  }
}
