package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A second factor in a real browser, with programs of others in the place of the phone: zbarimg
 * reads the QR code off the screen, oathtool makes the codes.
 */
class AuthenticatorTest {
  private static final String EMAIL = "ada@example.org";
  private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]{32})(&|$)");

  @RegisterExtension private final Windows windows = new Windows();
  @TempDir private Path folder;

  @Test
  void takesAUserFromTheSetUpToTheEnd() throws Exception {
    // a code of the future, or the test would wait for half a minute at every step
    try (var host = Host.start(TestDatabase.SQLITE, "gatehouse.totp.after=2")) {
      Member.confirmed(host, EMAIL);
      var tab = Tab.open(host, windows.open(), "/account/sign-in");
      tab.signIn(EMAIL, Kit.PASSWORD);
      var secret = setUp(tab);
      var codes = noteDown(tab);

      signOutAndIn(tab);
      useTheAuthenticatorAndTrust(tab, secret);
      signOutAndIn(tab);
      tab.assertHeaded("Your account");

      revoke(tab);
      signOutAndIn(tab);
      useARecoveryCode(tab, codes.get(0));
      switchOff(tab, codes.get(1));
      signOutAndIn(tab);
      tab.assertHeaded("Your account");
    }
  }

  private String setUp(Tab tab) throws Exception {
    tab.follow("Second factor");
    tab.follow("Set up a second factor");
    tab.type("Present password", Kit.PASSWORD);
    tab.press("Go on");
    var picture = folder.resolve("qr.png");
    tab.page().getByRole(AriaRole.IMG).screenshot(new Locator.ScreenshotOptions().setPath(picture));
    tab.page().reload();
    var uri = said("zbarimg", "--quiet", "--raw", picture.toString());
    assertThat(uri).startsWith("otpauth://totp/Gatehouse:ada%40example.org?");
    var secret = SECRET.matcher(uri);
    assertThat(secret.find()).isTrue();

    tab.type("Code", "000000");
    tab.press("Switch on");
    assertThat(tab.page().getByRole(AriaRole.ALERT)).isFocused();
    tab.type("Code", code(secret.group(1), 0));
    tab.press("Switch on");
    return secret.group(1);
  }

  private static List<String> noteDown(Tab tab) {
    tab.assertHeaded("Your recovery codes");
    var codes = tab.page().locator("#codes li").allTextContents();
    assertThat(codes).hasSize(10);
    var shown = tab.page().url();

    tab.page().reload();
    assertThat(tab.page().locator("#codes li").allTextContents()).isEqualTo(codes);
    tab.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    tab.press("Copy them all");
    tab.assertShows("The codes have been copied.");
    assertThat(tab.page().evaluate("navigator.clipboard.readText()"))
        .isEqualTo(String.join("\n", codes));
    var download = tab.page().waitForDownload(() -> tab.follow("Save as a file"));
    assertThat(download.suggestedFilename()).isEqualTo("recovery-codes.txt");
    assertThat(download.path()).content().isEqualTo(String.join("\n", codes) + "\n");
    tab.press("I have noted them down");
    tab.assertShows("Recovery codes left: 10");

    tab.page().navigate(shown);
    assertThat(tab.page().locator("#codes li")).hasCount(0);
    return codes;
  }

  private static void useTheAuthenticatorAndTrust(Tab tab, String secret) throws Exception {
    tab.assertHeaded("Enter your code");
    assertThat(tab.field("Code")).isFocused();
    tab.type("Code", code(secret, 30));
    tab.page().getByLabel("Do not ask again").check();
    tab.press("Sign in");
    tab.assertHeaded("Your account");
  }

  private static void revoke(Tab tab) {
    tab.follow("Devices");
    tab.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("no more")).click();
    tab.assertShows("No device is trusted");
  }

  private static void useARecoveryCode(Tab tab, String code) {
    tab.follow("Use a recovery code instead");
    tab.type("Recovery code", code.toLowerCase(Locale.ROOT));
    tab.press("Sign in");
    tab.follow("Second factor");
    tab.assertShows("Recovery codes left: 9");
  }

  private static void switchOff(Tab tab, String code) {
    tab.follow("Switch it off");
    tab.type("Present password", Kit.PASSWORD);
    tab.type("Code", code);
    tab.press("Switch off");
    tab.assertShows("The second factor is off.");
  }

  private static void signOutAndIn(Tab tab) {
    tab.follow("Account");
    tab.press("Sign out");
    tab.signIn(EMAIL, Kit.PASSWORD);
  }

  private static String code(String secret, int seconds) throws Exception {
    var at = "@" + Instant.now().plusSeconds(seconds).getEpochSecond();
    return said("oathtool", "--totp", "--base32", "--now", at, secret);
  }

  private static String said(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.strip();
  }
}
