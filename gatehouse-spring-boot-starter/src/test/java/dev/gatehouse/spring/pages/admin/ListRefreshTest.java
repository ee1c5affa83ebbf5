package dev.gatehouse.spring.pages.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that lie open, in a real browser whose clock the test moves. */
class ListRefreshTest {
  private static final long WAIT = 10_000;

  @RegisterExtension private final Windows windows = new Windows();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void showsWhoComesWithoutBeingAsked() {
    var part = Emails.fresh();
    var page = open(Staff.USERS + "?q=" + part);
    assertThat(page.locator("#list-total")).hasText("0 found");

    Staff.user("a" + part);
    page.clock().runFor(WAIT);

    assertThat(page.locator("#list tbody tr")).hasCount(1);
    assertThat(page.locator("#list-total")).hasText("1 found");
    assertThat(page.locator("#list-total")).hasAttribute("aria-live", "off");
  }

  @Test
  void leavesTheListAloneWhereNothingHasChanged() {
    var user = Staff.user();
    var page = open(Staff.USERS + "?q=" + user.email().typed());
    page.locator("#list tbody tr").evaluate("row => { row.dataset.seen = 'yes'; }");

    page.waitForResponse("**/admin/users?q=*", () -> page.clock().runFor(WAIT));
    pass(page, WAIT);

    assertThat(asked.get()).isPositive();
    assertThat(page.locator("#list tbody tr")).hasAttribute("data-seen", "yes");
  }

  @Test
  void waitsWhileSomebodyIsAtTheList() {
    var part = Emails.fresh();
    Staff.user("a" + part);
    var page = open(Staff.USERS + "?q=" + part);
    var box = page.locator("#list tbody input").first();

    box.check();
    page.getByLabel("Search").focus();
    assertUndisturbed(page, "b" + part);
    box.uncheck();
    assertUndisturbed(page, "c" + part);
    page.getByLabel("Search").focus();
    page.locator("#columns > summary").click();
    page.getByLabel("Search").focus();
    assertUndisturbed(page, "d" + part);
    page.locator("#columns > summary").click();
    page.getByLabel("Search").focus();
    page.clock().runFor(WAIT);

    assertThat(page.locator("#list tbody tr")).hasCount(4);
  }

  // out of reach, or put off by whatever stands before it
  @ParameterizedTest
  @ValueSource(ints = {0, 429, 503})
  void asksAServerThatFailsLessAndLessOften(int status) {
    var page = open(Staff.USERS);
    int before = page.locator("#list tbody tr").count();
    page.route("**/admin/users*", route -> fail(route, status));

    // at 10, 30 and 70 seconds, and then not before 150
    for (int round = 0; round < 12; round++) {
      pass(page, WAIT);
    }

    assertThat(asked).hasValue(3);
    assertThat(page.locator("#list tbody tr")).hasCount(before);
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static void fail(Route route, int status) {
    if (status == 0) {
      route.abort();
    } else {
      route.fulfill(new Route.FulfillOptions().setStatus(status).setBody("Not now"));
    }
  }

  @Test
  void keepsTheTrailAndTheOwnSessionsToo() {
    var page = open(Staff.ADMIN + "/audit");
    var email = Emails.fresh();
    Staff.user(email);
    page.clock().runFor(WAIT);
    assertThat(page.locator("#trail tbody")).containsText(email);

    page.navigate(Staff.host().at("/account/sessions").toString());
    int before = page.locator("#session-list li").count();
    Staff.owner();
    page.clock().runFor(WAIT);
    assertThat(page.locator("#session-list li")).hasCount(before + 1);
  }

  @Test
  void keepsAllSessionsAndTheOutboxToo() {
    var email = Emails.fresh();
    var page = open(Staff.ADMIN + "/sessions");
    Visitor.at(Staff.host()).registered(email).signedIn(email);
    page.clock().runFor(WAIT);
    assertThat(page.locator("#live-sessions tbody")).containsText(email);

    var later = Emails.fresh();
    page.navigate(Staff.host().at(Staff.ADMIN + "/outbox").toString());
    Staff.user(later);
    page.clock().runFor(WAIT);
    assertThat(page.locator("#mails tbody")).containsText(later);
  }

  private static void assertUndisturbed(Page page, String email) {
    int before = page.locator("#list tbody tr").count();
    Staff.user(email);
    pass(page, 2 * WAIT);
    assertThat(page.locator("#list tbody tr")).hasCount(before);
  }

  // the answers take real time
  private static void pass(Page page, long milliseconds) {
    page.clock().runFor(milliseconds);
    page.waitForLoadState();
    page.evaluate("() => fetch('/account/live')");
  }

  private Page open(String path) {
    var page = windows.open().newPage();
    page.clock().install();
    page.onRequest(request -> {
      if (request.headers().containsKey("gatehouse-refresh")) {
        asked.incrementAndGet();
      }
    });
    var tab = new Tab(Staff.host(), page);
    tab.go("/account/sign-in");
    tab.signIn(Staff.BOSS, Kit.PASSWORD);
    assertThat(page.locator("h1")).hasText("Your account");
    tab.go(path);
    return page;
  }
}
