package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.gatehouse.customfield.CustomField.Access;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Fields;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.PageRoutes;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, by the rules that axe-core can check (WCAG 2.2 and good practice), and its width. */
class AccessibilityTest {
  // the names of a hostile browser and user, with no place to break
  private static final String LONG = "<b onclick='alert(1)'>" + "x".repeat(70) + "</b>";

  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();
  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void start() {
    host = Clocked.start();
    Member.confirmed(host, "boss@example.org");
    for (var type : FieldType.values()) {
      Fields.define(host, Fields.of(type, Access.USER));
    }
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void isGivenOnEveryPage(ColorScheme scheme) {
    var paths = pages();
    var nobody = Visitor.at(host);
    var user = Visitor.at(host);
    signIn(user);
    var newcomer = Emails.fresh();
    var visitors = List.of(nobody, user, Visitor.at(host).registered(newcomer).signedIn(newcomer));

    for (var visitor : visitors) {
      var kind = new Browser.NewContextOptions().setColorScheme(scheme);
      var page = windows.open(visitor, kind).newPage();
      page.onDialog(dialog -> faults.add("a script ran: " + dialog.message()));
      paths.forEach(path -> look(page, path));
      sendEmptyForms(page);
    }

    assertThat(faults).isEmpty();
  }

  private static Set<String> pages() {
    var pages = new TreeSet<>(PageRoutes.of(host));
    // one is no page, and one is the host's own
    pages.removeAll(Set.of("/account/live", "/account/confirmed"));
    pages.removeIf(path -> path.contains("{"));
    pages.addAll(Set.of("/account/nothing", "/account/profile?saved", "/account?password-changed"));
    return pages;
  }

  private void look(Page page, String path) {
    page.navigate(host.at(path).toString());
    check(page, path);
  }

  private void sendEmptyForms(Page page) {
    for (var path : List.of("register", "sign-in", "forgot", "profile", "password", "data")) {
      page.navigate(host.at("/account/" + path).toString());
      var button = page.locator("main form:has(input:not([type=hidden])) button").first();
      if (button.count() > 0) {
        button.click();
        check(page, path + " sent empty");
      }
    }
  }

  private void check(Page page, String path) {
    Axe.violations(page).forEach(fault -> faults.add(path + ": " + fault));
    for (int width : new int[] {320, 390, 1440}) {
      page.setViewportSize(width, 900);
      int over = Axe.overflow(page);
      if (over != 0) {
        faults.add(path + " is " + over + " pixels too wide at " + width);
      }
    }
  }

  private static void signIn(Visitor visitor) {
    var ada = Member.of(host);
    visitor.with("User-Agent", LONG);
    visitor.submit("/account/sign-in", "email", ada.email(), "password", Kit.PASSWORD);
    var csrf = visitor.csrf("/account/sign-in/code");
    visitor.post("/account/sign-in/code", csrf, "code", ada.nextCode(), "trust", "yes");
    visitor.submit(
        "/account/profile",
        "first_name",
        LONG,
        "last_name",
        LONG,
        "field.f_text",
        LONG,
        "field.f_textarea",
        LONG + "\n" + LONG,
        "field.f_radio",
        "<b>Blue</b>");
  }
}
