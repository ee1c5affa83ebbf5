package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.FilePayload;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Hostile;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Forms that were sent too often: they say for how long to wait, and keep what was typed. */
class ThrottledTest {
  private static final String BOSS = "boss@example.org";
  private static final String ADMIN = "/account/admin";
  private static final String HOUR = "Try again in 60 minutes.";

  @TempDir static Path folder;
  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();
  private final String email = Emails.fresh();

  @BeforeAll
  static void start() {
    host =
        Clocked.start(
            "gatehouse.field.changes.count=1",
            "gatehouse.invitation.per-address.count=2",
            "gatehouse.data-export.exports.count=1",
            "gatehouse.avatar.folder=" + folder,
            "gatehouse.avatar.uploads.count=1",
            "gatehouse.email-change.per-user.count=1",
            "gatehouse.password-change.per-address.count=1",
            "gatehouse.password-change.by-administrators=true");
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

  @Test
  void profileAndTakesItAfterThatTime() {
    var tab = Tab.open(host, browser(email), "/account/profile");
    tab.type("First name", "Ada");
    tab.press("Save");
    tab.assertTells("Your profile is saved.");
    tab.type("Last name", "Lovelace");
    tab.press("Save");

    tab.assertComplains(HOUR);
    assertThat(tab.field("Last name")).hasValue("Lovelace");
    host.bean(MovableClock.class).move(Duration.ofHours(1));
    tab.press("Save");
    tab.assertTells("Your profile is saved.");
    assertThat(Member.user(host, email).profile().lastName()).isEqualTo("Lovelace");
  }

  @Test
  void picture() throws IOException {
    var file = new FilePayload("ada.png", "image/png", Hostile.picture());
    var tab = Tab.open(host, browser(email), "/account/profile");
    for (int i = 0; i < 2; i++) {
      tab.page().setInputFiles("input[type=file]", file);
      tab.press("Upload");
    }

    tab.assertComplains("Try again in 60 seconds.");
  }

  @Test
  void changeOfTheAddress() {
    var other = Emails.fresh();
    var tab = Tab.open(host, browser(email), "/account/email");
    askFor(tab, Emails.fresh());
    tab.assertSays("Check your mail");
    tab.go("/account/email");
    askFor(tab, other);

    tab.assertComplains("Try again in 5 minutes.");
    assertThat(tab.field("New e-mail address")).hasValue(other);
  }

  private static void askFor(Tab tab, String address) {
    tab.type("New e-mail address", address);
    tab.type("Present password", Kit.PASSWORD);
    tab.press("Send the link");
  }

  @Test
  void dataExport() {
    var tab = Tab.open(host, browser(email), "/account/data");
    tab.type("Present password", Kit.PASSWORD);
    tab.page().waitForDownload(() -> tab.press("Download"));
    tab.type("Present password", Kit.PASSWORD);
    tab.press("Download");

    tab.assertComplains("Try again in 24 hours.");
  }

  @Test
  void invitation() {
    var guest = Emails.fresh();
    var tab = Tab.open(host, browser(BOSS), ADMIN + "/new-user");
    tab.type("E-mail address", guest);
    tab.press("Send the invitation");
    tab.press("Send the invitation again");
    tab.assertTells("The invitation is on its way.");
    tab.press("Send the invitation again");
    tab.assertComplains(HOUR);

    tab.press("Withdraw and delete");
    tab.go(ADMIN + "/new-user");
    tab.type("E-mail address", guest);
    tab.type("First name", "Grace");
    tab.field("Language of mails").selectOption("fr");
    tab.press("Send the invitation");

    tab.assertComplains(HOUR);
    assertThat(tab.field("E-mail address")).hasValue(guest);
    assertThat(tab.field("First name")).hasValue("Grace");
    assertThat(tab.field("Language of mails")).hasValue("fr");
  }

  @Test
  void linkForANewPassword() {
    var tab = Tab.open(host, browser(BOSS), ADMIN + "/users/" + Member.user(host, email).id());
    tab.press("Send a link for a new password");
    tab.assertTells("A link to set a new password is on its way to the user.");
    tab.press("Send a link for a new password");

    tab.assertComplains("Try again in 5 minutes.");
  }

  @Test
  void passwordOfAnother() {
    var tab = Tab.open(host, browser(BOSS), ADMIN + "/users/" + Member.user(host, email).id());
    for (int i = 0; i < 5; i++) {
      tab.type("New password", "short");
      tab.press("Set this password");
    }
    tab.type("New password", "seven quiet herons at noon");
    tab.press("Set this password");

    tab.assertComplains("Try again in 60 seconds.");
    assertThat(tab.field("New password")).isEmpty();
  }

  // one comparison at a time, and others keep coming
  @Test
  void comparisonOfTheTrail() throws InterruptedException {
    var done = new AtomicBoolean();
    Supplier<Thread> comparing =
        () ->
            Thread.startVirtualThread(() -> {
              while (!done.get()) {
                host.gatehouse().auditTrails().verify(boss());
              }
            });
    var others = IntStream.range(0, 4).mapToObj(number -> comparing.get()).toList();
    try {
      var tab = Tab.open(host, browser(BOSS), ADMIN + "/audit?act=signed-in");
      assertThat(Stream.generate(() -> check(tab)).limit(50).anyMatch(Integer.valueOf(503)::equals))
          .isTrue();

      tab.assertComplains("Try again in 10 seconds.");
      assertThat(tab.page().locator("#trail tbody tr").first()).isVisible();
    } finally {
      done.set(true);
      for (var other : others) {
        other.join();
      }
    }
  }

  private static int check(Tab tab) {
    tab.go(ADMIN + "/audit");
    var answer =
        tab.page()
            .waitForResponse(
                response -> response.url().endsWith("/audit/check"), () -> tab.press("Check it"));
    tab.page().waitForLoadState();
    return answer.status();
  }

  private BrowserContext browser(String email) {
    return windows.phone(Visitor.at(host).signedIn(email));
  }

  private static Actor boss() {
    return Member.actor(host, BOSS);
  }
}
