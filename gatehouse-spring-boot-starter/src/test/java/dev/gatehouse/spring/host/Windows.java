package dev.gatehouse.spring.host;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The windows that a test opens in the browser of the machine. None shares a cookie with another,
 * and all are closed when the test has ended, however it did.
 */
public final class Windows implements AfterEachCallback {
  private final List<BrowserContext> opened = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /** A window of somebody who has never been here. */
  public BrowserContext open() {
    return open(new Browser.NewContextOptions());
  }

  /** The same, of that kind. */
  public BrowserContext open(Browser.NewContextOptions kind) {
    var window = Chromium.shared().newContext(kind);
    opened.add(window);
    window.onConsoleMessage(this::note);
    return window;
  }

  /** A window of that kind that has the visitor's cookies, and is where the visitor is. */
  public BrowserContext open(Visitor visitor, Browser.NewContextOptions kind) {
    var window = open(kind);
    window.setExtraHTTPHeaders(Map.of("X-Forwarded-For", visitor.address()));
    var place = visitor.host().at("/").toString();
    visitor
        .cookies()
        .forEach(
            (name, value) -> window.addCookies(List.of(new Cookie(name, value).setUrl(place))));
    return window;
  }

  /** The same on a phone. */
  public BrowserContext phone(Visitor visitor) {
    return open(visitor, new Browser.NewContextOptions().setViewportSize(390, 844));
  }

  // that a form answers 422 is no fault, nor that the page for another password does not say whose
  // it is
  private void note(ConsoleMessage message) {
    if (!message.text().contains("422") && !message.text().contains("username fields")) {
      complaints.add(message.text());
    }
  }

  /** What the browser has complained of, such as what the Content-Security-Policy refuses. */
  public List<String> complaints() {
    return complaints;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    opened.forEach(BrowserContext::close);
  }
}
