package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Hostile;
import dev.gatehouse.spring.host.PageRoutes;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.spring.mail.Letters;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Markup in every text that is stored, on every page and in every mail that shows it, in a browser:
 * nothing runs, nothing is taken for a template, nothing breaks, and the text stands there as it
 * is.
 */
class MarkupTest {
  private static final String ADMIN = "/account/admin";
  private static final String DEVICE = Hostile.MARKUP.substring(0, 40);
  private static final String POLICY = "content-security-policy";
  private static final String INJECTED =
      "<script>window.ran=1</script><img src=x onerror='window.ran=1'>";
  private static final String SHOWN =
      "document.body.innerText + [...document.querySelectorAll('input, textarea, option')]"
          + ".map(field => '\\n' + field.value + '\\n' + field.textContent).join('')"
          + " + [...document.querySelectorAll('[title]')].map(cut => '\\n' + cut.title).join('')";
  private static final String FOREIGN =
      "document.querySelectorAll('img[src=x], script:not([src]), [onerror], [onclick]').length";

  @TempDir static Path folder;
  private static Host host;
  private static Hostile people;

  @RegisterExtension private final Windows windows = new Windows();
  private final List<String> faults = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private Page page = nowhere();

  @BeforeAll
  static void start() {
    var places =
        Objects.requireNonNull(MarkupTest.class.getResource("/hostile-city.mmdb")).getPath();
    host = Clocked.start("gatehouse.place.database=" + places, "gatehouse.avatar.folder=" + folder);
    people = Hostile.at(host);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void isTextToTheUser() {
    page = page(people.visitor(Hostile.EMAIL));
    var pages = PageRoutes.of(host);
    // one is no page, and one is the host's own
    pages.removeAll(Set.of("/account/live", "/account/confirmed"));
    pages.removeIf(path -> path.contains("{"));

    pages.forEach(this::look);
    look("/account", Hostile.MARKUP, Hostile.EMAIL);
    look("/account/profile", Hostile.MARKUP, Hostile.LINK, Hostile.ROLE, Hostile.EMAIL);
    // the sessions say the place too
    look("/account/sessions", DEVICE, Hostile.MARKUP);
    look("/account/devices", DEVICE);
    assertThat(faults).isEmpty();
  }

  @Test
  void isTextToTheAdministrator() {
    page = page(people.administrator());
    var users = ADMIN + "/users";

    look(ADMIN, Hostile.ROLE);
    look(users, Hostile.EMAIL, Hostile.MARKUP, Hostile.ROLE, Hostile.MARKUP + "WWW");
    look(users + "?q=" + encoded(Hostile.MARKUP), Hostile.MARKUP);
    look(users + "?role=" + encoded(Hostile.ROLE), Hostile.EMAIL);
    look(users + "?sort=" + encoded(Hostile.MARKUP));
    look(users + '/' + people.ada().id(), Hostile.MARKUP, Hostile.ROLE, Hostile.LINK);
    look(users + '/' + people.bob().id(), Hostile.MARKUP);
    look(ADMIN + "/new-user", Hostile.ROLE);
    look(ADMIN + "/roles", Hostile.ROLE, Hostile.MARKUP);
    look(ADMIN + "/fields", Hostile.MARKUP);
    look(ADMIN + "/fields/f_select", Hostile.MARKUP, Hostile.ROLE);
    look(ADMIN + "/audit", Hostile.MARKUP, DEVICE, Hostile.ROLE);
    for (var filter : List.of("act", "actor", "target", "client", "from", "to")) {
      look(ADMIN + "/audit?" + filter + '=' + encoded(Hostile.MARKUP));
    }
    look(ADMIN + "/sessions?q=" + encoded(Hostile.EMAIL), Hostile.EMAIL, DEVICE);
    look(ADMIN + "/outbox");
    look(ADMIN + "/settings", "hostile-city.mmdb");
    look(users + '/' + encoded(Hostile.ROLE));
    assertThat(faults).isEmpty();
  }

  @Test
  void isTextWhereItWasTyped() {
    send("/account/register", "email");
    send("/account/sign-in", "email");
    send("/account/forgot", "email");
    page = page(people.visitor(Hostile.EMAIL));
    send("/account/profile", "username");
    send("/account/email", "email");
    page = page(people.administrator());
    send(ADMIN + "/roles", "name");
    send(ADMIN + "/new-field", "key");
    send(ADMIN + "/new-user", "email");

    assertThat(faults).isEmpty();
  }

  @Test
  void isTextOrNothingOnTheErrorPages() {
    for (var visitor : List.of(Visitor.at(host), people.administrator())) {
      page = page(visitor);
      var text = encoded(Hostile.MARKUP);
      // the firewall lets no slash and no semicolon through in a name
      look("/account/" + encoded(Hostile.MARKUP.replaceAll("[/;]", "-")));
      look("/account/sign-in?to=" + text);
      look("/account/sign-in?to=" + encoded("javascript:window.ran=1"));
      look("/account/confirm?token=" + text);
      look("/account/reset?token=" + text);
      look("/account?done=" + text);
      look(ADMIN + "/users?done=" + text);
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void isTextInThePageAfterAPictureOfThatName() throws IOException {
    page = page(people.visitor(Hostile.EMAIL));
    page.navigate(at("/account/profile"));
    var name = Hostile.MARKUP.replace('/', '-') + ".png";
    page.setInputFiles("input[type=file]", new FilePayload(name, "image/png", Hostile.picture()));
    check("/account/profile with a file", page.reload());

    page.setInputFiles("input[type=file]", new FilePayload(name, "image/png", Hostile.picture()));
    page.locator("form[enctype] button").first().click();
    host.gatehouse().avatars().processDue();
    look("/account/profile");
    look("/account");

    assertThat(page.content()).contains("/account/avatars/");
    assertThat(faults).isEmpty();
  }

  @Test
  void isTextInEveryMail() throws MessagingException, IOException {
    host.gatehouse().outbox().deliverDue();
    var bodies = new ArrayList<String>();

    for (var mail : host.mails().all()) {
      var message = host.bean(Letters.class).message(mail);
      var parts = (MimeMultipart) message.getContent();
      page.setContent(String.valueOf(parts.getBodyPart(1).getContent()));
      assertNothingRan(mail.template());
      bodies.add(mail.template() + ' ' + page.evaluate(SHOWN));
    }

    assertThat(faults).isEmpty();
    Map.of("deactivated", Hostile.MARKUP, "roles-changed", Hostile.ROLE, "new-device", DEVICE)
        .forEach((template, text) ->
            assertThat(bodies)
                .anyMatch(body -> body.startsWith(template + ' ') && body.contains(text)));
  }

  // the control: markup that has got into a page after all
  @Test
  void wouldBeStoppedByTheHeader() {
    page.route("**/account/sign-in", route -> inject(route, true));
    page.navigate(at("/account/sign-in"));

    assertThat(page.evaluate("window.ran")).isNull();
    assertThat(said).isNotEmpty();
    assertThat(page.evaluate(FOREIGN)).isEqualTo(2);

    // and would be noticed without it
    page = nowhere();
    page.route("**/account/sign-in", route -> inject(route, false));
    page.navigate(at("/account/sign-in"));
    assertThat(page.evaluate("window.ran")).isEqualTo(1);
  }

  private static void inject(Route route, boolean policy) {
    var response = route.fetch();
    var headers = new HashMap<>(response.headers());
    if (!policy) {
      headers.remove(POLICY);
    }
    headers.remove("content-length");
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(response.status())
            .setHeaders(headers)
            .setBody(response.text().replace("</body>", INJECTED + "</body>")));
  }

  private void send(String path, String field) {
    page.navigate(at(path));
    var form = page.locator("main form:has([name=" + field + "])").last();
    form.locator("[name=" + field + "]").fill(Hostile.MARKUP);
    var response =
        page.waitForResponse(
            answer -> answer.request().isNavigationRequest(),
            () -> form.locator("button[type=submit]").first().click());
    page.waitForLoadState();
    check(path + " sent", response, "<img src=x");
  }

  private void look(String path, String... texts) {
    check(path, page.navigate(at(path)), texts);
  }

  private void check(String path, Response response, String... texts) {
    var policy = String.valueOf(response.headerValue(POLICY));
    if (!policy.contains("script-src 'self'") || policy.contains("unsafe")) {
      faults.add(path + " has the policy " + policy);
    }
    assertNothingRan(path);
    var shown = String.valueOf(page.evaluate(SHOWN));
    for (var text : texts) {
      if (!shown.contains(text)) {
        faults.add(path + " does not show " + text);
      }
    }
    var over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    if ((Integer) over > 0) {
      faults.add(path + " is " + over + " pixels too wide");
    }
  }

  private void assertNothingRan(String path) {
    if (page.evaluate("window.ran") != null || !page.evaluate(FOREIGN).equals(0)) {
      faults.add(path + " has foreign markup");
    }
    if (page.content().contains("49__") || page.content().contains("49::x")) {
      faults.add(path + " has taken a text for a template");
    }
    said.forEach(text -> faults.add(path + ": " + text));
    said.clear();
  }

  private Page nowhere() {
    return page(Visitor.at(host));
  }

  private Page page(Visitor visitor) {
    var opened = windows.phone(visitor).newPage();
    opened.onConsoleMessage(message -> {
      if (message.text().contains("Content Security Policy")) {
        said.add(message.text());
      }
    });
    opened.onDialog(dialog -> said.add("a dialog: " + dialog.message()));
    return opened;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String at(String path) {
    return host.at(path).toString();
  }
}
