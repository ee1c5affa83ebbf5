package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.MovableClock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user who does the same in two tabs of one browser. */
class TabsTest {
  private static final String FACTOR = "/account/second-factor";

  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();
  private final String email = Emails.fresh();

  @BeforeAll
  static void start() {
    host = Clocked.start();
    Member.confirmed(host, "boss@example.org");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void finishesTheSetUpOfTheSecondFactorOnce() {
    var context = signedIn();
    var first = setUp(context);
    var second = new Tab(host, context.newPage());
    second.page().navigate(first.page().url());

    enable(first);
    first.assertSays("Your recovery codes");
    enable(second);

    second.assertStale("Second factor");
    assertThat(second.page().getByText("Recovery codes left: 10")).isVisible();
  }

  @Test
  void finishesTheNewestSetUpAlone() {
    var context = signedIn();
    var first = setUp(context);
    var second = setUp(context);

    enable(first);
    first.assertTells("that set-up has run out, or was replaced by a newer one");
    enable(second);

    second.assertSays("Your recovery codes");
  }

  private static Tab setUp(BrowserContext context) {
    var tab = Tab.open(host, context, FACTOR + "/setup");
    tab.type("Present password", Kit.PASSWORD);
    tab.press("Go on");
    return tab;
  }

  private static void enable(Tab tab) {
    var secret = tab.page().locator(".secret").textContent().replace(" ", "");
    tab.type("Code", Authenticator.of(secret, host.bean(MovableClock.class)).code());
    tab.press("Switch on");
  }

  @Test
  void switchesTheSecondFactorOffOnce() {
    var ada = Member.of(host);
    var tabs = Tab.two(host, trusted(ada), FACTOR + "/removal");

    confirm(tabs, ada, "Switch off");

    tabs.getFirst().assertTells("The second factor is off.");
    tabs.getLast().assertStale("Second factor");
    assertThat(tabs.getLast().page().getByText("It is off.")).isVisible();
  }

  @Test
  void makesNewRecoveryCodesAgainAfterAllInTheSecondTab() {
    var ada = Member.of(host);
    var tabs = Tab.two(host, trusted(ada), FACTOR + "/renewal");

    confirm(tabs, ada, "Show new codes");

    tabs.getFirst().assertSays("Your recovery codes");
    tabs.getLast().assertStale("New recovery codes");
    confirm(List.of(tabs.getLast()), ada, "Show new codes");
    tabs.getLast().assertSays("Your recovery codes");
    // those in the first tab are void now, and are not shown again as if they were not
    tabs.getFirst().press("I have noted them down");
    tabs.getFirst().assertStale("Second factor");
  }

  private static void confirm(List<Tab> tabs, Member ada, String button) {
    for (var tab : tabs) {
      tab.type("Present password", Kit.PASSWORD);
      tab.type("Code", ada.nextCode());
      tab.press(button);
    }
  }

  @Test
  void endsTheTrustInADeviceOnce() {
    var context = trusted(Member.of(host));
    for (var tab : Tab.two(host, context, "/account/devices")) {
      tab.page().getByText("Revoke", new Page.GetByTextOptions().setExact(true)).click();

      tab.assertSays("Devices you have signed in with");
      assertThat(tab.page().getByText("No device is trusted")).isVisible();
    }
  }

  @Test
  void endsASessionOnce() {
    var context = signedIn();
    Visitor.at(host).signedIn(email);
    for (var tab : Tab.two(host, context, "/account/sessions")) {
      tab.page().getByText("End", new Page.GetByTextOptions().setExact(true)).click();

      tab.assertSays("Where you are signed in");
      assertThat(tab.page().locator("#session-list li")).hasCount(1);
    }
  }

  @Test
  void takesTheDataAlongInBoth() {
    var context = signedIn();
    for (var tab : Tab.two(host, context, "/account/data")) {
      tab.type("Present password", Kit.PASSWORD);
      var file = tab.page().waitForDownload(() -> tab.press("Download"));

      assertThat(file.suggestedFilename()).isEqualTo("account.json");
      assertThat(file.path()).content().contains(email);
      tab.assertSays("Take your data along");
    }
  }

  @Test
  void deletesTheAccountOnceAndIsOutInEveryTab() {
    var context = signedIn();
    var other = Tab.open(host, context, "/account/profile");
    var tabs = Tab.two(host, context, "/account/delete");

    for (var tab : tabs) {
      tab.type("Present password", Kit.PASSWORD);
      tab.press("Delete my account");
    }
    other.type("First name", "Ada");
    other.press("Save");

    tabs.getFirst().assertSays("Your account is closed");
    tabs.getLast().assertStale("Sign in");
    other.assertStale("Sign in");
  }

  private BrowserContext signedIn() {
    Member.confirmed(host, email);
    return windows.phone(Visitor.at(host).signedIn(email));
  }

  private BrowserContext trusted(Member ada) {
    var visitor = Visitor.at(host);
    visitor.submit("/account/sign-in", "email", ada.email(), "password", Kit.PASSWORD);
    var csrf = visitor.csrf("/account/sign-in/code");
    visitor.post("/account/sign-in/code", csrf, "code", ada.nextCode(), "trust", "yes");
    return windows.phone(visitor);
  }
}
