package dev.gatehouse.spring.host;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of the machine. */
final class Chromium {
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

  /**
   * Started when it is first asked for; the virtual machine stops it at its end. It is bound to one
   * thread, that of all tests.
   */
  private static final class Running {
    private static final Browser BROWSER = start();

    private static Browser start() {
      var playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
      return playwright.chromium().launch(options());
    }
  }

  /** The one that all tests share. */
  static Browser shared() {
    return Running.BROWSER;
  }

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(ARGUMENTS);
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
