package dev.gatehouse.spring.host;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of the machine. */
public final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private Chromium() {}

  /** What drives it, without a browser of its own. */
  public static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  /** Starts it. */
  public static Browser launch(Playwright playwright) {
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS));
  }

  /** A window of that kind that has the visitor's cookies, and is where the visitor is. */
  public static BrowserContext context(
      Browser browser, Browser.NewContextOptions options, Host host, Visitor visitor) {
    var context = browser.newContext(options);
    context.setExtraHTTPHeaders(Map.of("X-Forwarded-For", visitor.address()));
    visitor
        .cookies()
        .forEach((name, value) ->
            context.addCookies(List.of(new Cookie(name, value).setUrl(host.at("/").toString()))));
    return context;
  }

  private static Path executable() {
    var folders = String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1);
    return Stream.concat(
            NAMES.stream().flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name))),
            Stream.of(
                Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
                Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH; see bin/test"));
  }
}
