package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.spring.host.Chromium;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * A second factor in a real browser, with programs of others in the place of the phone: zbarimg
 * reads the QR code off the screen, oathtool makes the codes.
 */
class AuthenticatorTest {
  private static final String EMAIL = "ada@example.org";
  private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]{32})(&|$)");

  @TempDir private Path folder;

  @Test
  void takesAUserFromTheSetUpToTheEnd() throws Exception {
    // a code of the future, or the test would wait for half a minute at every step
    try (var host = Host.start(TestDatabase.SQLITE, "gatehouse.totp.after=2");
        var playwright = Chromium.playwright()) {
      Member.confirmed(host, EMAIL);
      var page = Chromium.launch(playwright).newPage();
      page.navigate(host.at("/account/sign-in").toString());
      signIn(page);
      var secret = setUp(page);
      var codes = noteDown(page);

      signOutAndIn(page);
      useTheAuthenticatorAndTrust(page, secret);
      signOutAndIn(page);
      assertThat(heading(page, "Your account")).isVisible();

      revoke(page);
      signOutAndIn(page);
      useARecoveryCode(page, codes.get(0));
      switchOff(page, codes.get(1));
      signOutAndIn(page);
      assertThat(heading(page, "Your account")).isVisible();
    }
  }

  private String setUp(Page page) throws Exception {
    link(page, "Second factor").click();
    link(page, "Set up a second factor").click();
    page.getByLabel("Present password").fill(Kit.PASSWORD);
    button(page, "Go on").click();
    var picture = folder.resolve("qr.png");
    page.getByRole(AriaRole.IMG).screenshot(new Locator.ScreenshotOptions().setPath(picture));
    page.reload();
    var uri = said("zbarimg", "--quiet", "--raw", picture.toString());
    assertThat(uri).startsWith("otpauth://totp/Gatehouse:ada%40example.org?");
    var secret = SECRET.matcher(uri);
    assertThat(secret.find()).isTrue();

    page.getByLabel("Code").fill("000000");
    button(page, "Switch on").click();
    assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
    page.getByLabel("Code").fill(code(secret.group(1), 0));
    button(page, "Switch on").click();
    return secret.group(1);
  }

  private static List<String> noteDown(Page page) {
    assertThat(heading(page, "Your recovery codes")).isVisible();
    var codes = page.locator("#codes li").allTextContents();
    assertThat(codes).hasSize(10);
    var shown = page.url();

    page.reload();
    assertThat(page.locator("#codes li").allTextContents()).isEqualTo(codes);
    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    button(page, "Copy them all").click();
    assertThat(page.getByText("The codes have been copied.")).isVisible();
    assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(String.join("\n", codes));
    var download = page.waitForDownload(() -> link(page, "Save as a file").click());
    assertThat(download.suggestedFilename()).isEqualTo("recovery-codes.txt");
    assertThat(download.path()).content().isEqualTo(String.join("\n", codes) + "\n");
    button(page, "I have noted them down").click();
    assertThat(page.getByText("Recovery codes left: 10")).isVisible();

    page.navigate(shown);
    assertThat(page.locator("#codes li")).hasCount(0);
    return codes;
  }

  private static void useTheAuthenticatorAndTrust(Page page, String secret) throws Exception {
    assertThat(heading(page, "Enter your code")).isVisible();
    assertThat(page.getByLabel("Code")).isFocused();
    page.getByLabel("Code").fill(code(secret, 30));
    page.getByLabel("Do not ask again").check();
    button(page, "Sign in").click();
    assertThat(heading(page, "Your account")).isVisible();
  }

  private static void revoke(Page page) {
    link(page, "Devices").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("no more")).click();
    assertThat(page.getByText("No device is trusted")).isVisible();
  }

  private static void useARecoveryCode(Page page, String code) {
    link(page, "Use a recovery code instead").click();
    page.getByLabel("Recovery code").fill(code.toLowerCase(Locale.ROOT));
    button(page, "Sign in").click();
    link(page, "Second factor").click();
    assertThat(page.getByText("Recovery codes left: 9")).isVisible();
  }

  private static void switchOff(Page page, String code) {
    link(page, "Switch it off").click();
    page.getByLabel("Present password").fill(Kit.PASSWORD);
    page.getByLabel("Code").fill(code);
    button(page, "Switch off").click();
    assertThat(page.getByText("The second factor is off.")).isVisible();
  }

  private static void signOutAndIn(Page page) {
    link(page, "Account").click();
    button(page, "Sign out").click();
    signIn(page);
  }

  private static void signIn(Page page) {
    page.getByLabel("E-mail address").fill(EMAIL);
    page.getByLabel("Password").fill(Kit.PASSWORD);
    button(page, "Sign in").click();
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

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
  }
}
