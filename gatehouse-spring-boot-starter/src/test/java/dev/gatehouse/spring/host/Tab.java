package dev.gatehouse.spring.host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** One tab of a browser, and what somebody does in it. */
public record Tab(Host host, Page page) {
  /** Opens the page in a tab of its own. */
  public static Tab open(Host host, BrowserContext context, String path) {
    var tab = new Tab(host, context.newPage());
    tab.go(path);
    return tab;
  }

  /** Opens the page in two of them. */
  public static List<Tab> two(Host host, BrowserContext context, String path) {
    return List.of(open(host, context, path), open(host, context, path));
  }

  /** Opens another page. */
  public void go(String path) {
    page.navigate(host.at(path).toString());
  }

  /** Fills in the field of that label. */
  public void type(String label, String text) {
    field(label).fill(text);
  }

  /** The field of that label. */
  public Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** Sends a form by that button. */
  public void press(String button) {
    named(AriaRole.BUTTON, button).click();
  }

  /** Goes where that link leads. */
  public void follow(String link) {
    named(AriaRole.LINK, link).click();
  }

  /** Signs in by the form of the page. */
  public void signIn(String email, String password) {
    type("E-mail address", email);
    type("Password", password);
    press("Sign in");
  }

  private Locator named(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The page has that heading. */
  public void assertHeaded(String heading) {
    assertThat(named(AriaRole.HEADING, heading)).isVisible();
  }

  /** The page shows that text. */
  public void assertShows(String text) {
    assertThat(page.getByText(text)).isVisible();
  }

  /** The page has that heading, and keeps nobody out. */
  public void assertSays(String heading) {
    assertThat(page.locator("main h1")).hasText(heading);
    assertThat(Axe.faults(page)).as(page.url()).isEmpty();
  }

  /** The page says what has come of an act, and keeps nobody out. */
  public void assertTells(String text) {
    assertThat(page.locator("main .notice[role=status]")).containsText(text);
    assertThat(Axe.faults(page)).as(page.url()).isEmpty();
  }

  /** The page says first what is wrong, leads to it, and keeps nobody out. */
  public void assertComplains(String text) {
    var summary = page.locator("main .summary");
    assertThat(summary).containsText(text);
    assertThat(summary).isFocused();
    var place = summary.locator("a").first().getAttribute("href");
    assertThat(page.locator(place)).isVisible();
    assertThat(Axe.faults(page)).as(page.url()).isEmpty();
  }

  /** The form is too old to be taken, and its page can be opened again. */
  public void assertStale(String heading) {
    assertSays("This form has gone stale");
    follow("Open the page again");
    assertSays(heading);
  }
}
