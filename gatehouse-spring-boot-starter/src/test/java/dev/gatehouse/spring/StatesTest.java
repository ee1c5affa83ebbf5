package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Hostile;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every form in every state that it can be in, in a real browser, by the rules that axe-core can
 * check and at its width on a phone.
 */
class StatesTest {
  private static final String BOSS = "boss@example.org";
  private static final String ADMIN = "/account/admin";
  private static final String FIELDS =
      "input:not([type=hidden]):not([type=file]):not([type=checkbox]):not([type=radio])"
          + ":not([type=date]):not([hidden]):not([readonly]), textarea";

  private static final String FORM =
      "main form:has(input:not([type=hidden]):not([type=file]):not([hidden]))";
  private static final String TOO_WIDE =
      "[...document.querySelectorAll('main *')]"
          + ".filter(part => part.getBoundingClientRect().right > window.innerWidth)"
          + ".map(part => part.outerHTML.substring(0, 200)).pop()";
  private static final int TRIES = 20;

  private static final List<String> FOR_VISITORS =
      List.of(
          "/account/register",
          "/account/sign-in",
          "/account/forgot",
          "/account/magic-link/request",
          "/account/confirm/again");
  private static final List<String> FOR_USERS =
      List.of(
          "/account/profile",
          "/account/email",
          "/account/password",
          "/account/data",
          "/account/delete",
          "/account/second-factor/renewal",
          "/account/second-factor/removal");
  private static final List<String> FOR_ADMINISTRATORS =
      List.of(
          ADMIN + "/users",
          ADMIN + "/audit",
          ADMIN + "/new-field",
          ADMIN + "/new-user",
          ADMIN + "/roles");

  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();
  private final List<String> faults = new ArrayList<>();
  private final Set<Integer> reached = new TreeSet<>();

  @BeforeAll
  static void start() {
    host = Clocked.start("gatehouse.password-change.by-administrators=true");
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void areWithinReachOfVisitors() {
    Stream.concat(FOR_VISITORS.stream(), links().stream())
        .forEach(path -> fillIn(windows.phone(Visitor.at(host)).newPage(), path));
    for (var step : List.of("code", "recovery")) {
      fillIn(windows.phone(half()).newPage(), "/account/sign-in/" + step);
    }

    assertThat(faults).isEmpty();
    assertThat(reached).contains(429);
  }

  @Test
  void areWithinReachOfUsers() {
    for (var path : FOR_USERS) {
      fillIn(windows.phone(signedIn(Member.of(host))).newPage(), path);
    }
    var email = Emails.fresh();
    Member.confirmed(host, email);
    fillIn(
        windows.phone(Visitor.at(host).signedIn(email)).newPage(), "/account/second-factor/setup");

    assertThat(faults).isEmpty();
    assertThat(reached).contains(429);
  }

  @Test
  void areWithinReachOfAdministrators() {
    var user = Member.of(host).user();
    var page = windows.phone(Visitor.at(host).signedIn(BOSS)).newPage();
    FOR_ADMINISTRATORS.forEach(path -> fillIn(page, path));
    var path = ADMIN + "/users/" + user.id();
    page.navigate(at(path));
    var forms = page.locator("main form").count();
    // the last one deletes the user
    for (int i = 0; i < forms; i++) {
      page.navigate(at(path));
      if (page.locator("main form").count() <= i) {
        break;
      }
      var form = page.locator("main form").nth(i);
      form.locator(FIELDS).all().stream()
          .filter(Locator::isVisible)
          .forEach(field -> field.fill("x"));
      send(page, form);
      check(page, path + " form " + i);
    }

    assertThat(faults).isEmpty();
  }

  // the forms that mailed links lead to
  private static List<String> links() {
    var email = Emails.fresh();
    var other = Emails.fresh();
    Member.confirmed(host, email);
    var ada = Visitor.at(host).signedIn(email);
    ada.submit("/account/email", "email", other, "present", Kit.PASSWORD);
    Visitor.at(host).submit("/account/forgot", "email", email);
    var unconfirmed = Emails.fresh();
    Visitor.at(host).registered(unconfirmed);
    return List.of(
        "/account/email/confirm?token=" + host.mailedToken("confirm-email-change", other),
        "/account/reset?token=" + host.mailedToken("reset-password", email),
        "/account/confirm?token=" + host.mailedToken("confirm-email", unconfirmed));
  }

  // empty, wrong, long and hostile, and wrong again until it is too often
  private void fillIn(Page page, String path) {
    for (var text : List.of("", Hostile.MARKUP, "W".repeat(500))) {
      fillIn(page, path, text);
      check(page, path + " with " + text.substring(0, Math.min(9, text.length())));
    }
    int status;
    int tries = 0;
    do {
      status = fillIn(page, path, "wrong@example.org");
      tries++;
    } while (status == 422 && tries < TRIES);
    check(page, path + " answering " + status);
    reached.add(status);
  }

  private static int fillIn(Page page, String path, String text) {
    page.navigate(at(path));
    var form = page.locator(FORM).last();
    if (form.count() == 0) {
      // the challenge is over, and the page leads elsewhere
      return 404;
    }
    form.locator(FIELDS).all().stream()
        .filter(Locator::isVisible)
        .forEach(field -> field.fill(text));
    return send(page, form).status();
  }

  private static Response send(Page page, Locator form) {
    var response =
        page.waitForResponse(
            answer -> answer.request().isNavigationRequest() && answer.status() != 303,
            () -> form.locator("button[type=submit]").last().click());
    page.waitForLoadState();
    return response;
  }

  private void check(Page page, String state) {
    if (page.locator("main h1").count() != 1) {
      faults.add(state + " has no heading: " + page.title());
    }
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      Axe.violations(page).forEach(fault -> faults.add(state + ' ' + scheme + ": " + fault));
    }
    var over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    if ((Integer) Objects.requireNonNull(over) > 0) {
      faults.add(state + " is " + over + " pixels too wide: " + page.evaluate(TOO_WIDE));
    }
  }

  private static Visitor half() {
    var visitor = Visitor.at(host);
    visitor.submit("/account/sign-in", "email", Member.of(host).email(), "password", Kit.PASSWORD);
    return visitor;
  }

  private static Visitor signedIn(Member ada) {
    var visitor = Visitor.at(host);
    visitor.submit("/account/sign-in", "email", ada.email(), "password", Kit.PASSWORD);
    var csrf = visitor.csrf("/account/sign-in/code");
    visitor.post("/account/sign-in/code", csrf, "code", ada.nextCode());
    return visitor;
  }

  private static String at(String path) {
    return host.at(path).toString();
  }
}
