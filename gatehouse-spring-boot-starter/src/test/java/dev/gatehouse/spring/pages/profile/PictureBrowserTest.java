package dev.gatehouse.spring.pages.profile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.gatehouse.spring.host.Axe;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A picture that is chosen in a browser: what of it will be seen is seen before. */
class PictureBrowserTest {
  private static final String PIXEL =
      """
      (canvas, [x, y]) =>
        Array.from(canvas.getContext('2d').getImageData(x, y, 1, 1).data).slice(0, 3)
      """;

  @TempDir static Path folder;
  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();
  private final String email = Emails.fresh();
  private Tab tab;
  private Page page;

  @BeforeAll
  static void start() {
    host = Host.start(TestDatabase.SQLITE, "gatehouse.avatar.folder=" + folder);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @BeforeEach
  void openTheProfile() {
    Visitor.at(host).registered(email);
    tab = Tab.open(host, windows.phone(Visitor.at(host)), "/account/profile");
    tab.signIn(email, Kit.PASSWORD);
    page = tab.page();
    assertThat(page.getByLabel("Choose a file")).isVisible();
  }

  @Test
  void showsTheSquareInItsMiddleAndKeepsItWhenUploaded() throws IOException {
    var preview = page.getByRole(AriaRole.IMG, named("What will be shown of the file"));
    assertThat(preview).isHidden();

    choose("stripes.png", stripes());

    assertThat(preview).isVisible();
    assertThat(page.getByText("This square will be shown.")).isVisible();
    for (var corner : List.of(List.of(2, 2), List.of(173, 2), List.of(2, 173), List.of(88, 88))) {
      assertThat(preview.evaluate(PIXEL, corner)).isEqualTo(List.of(0, 255, 0));
    }
    assertThat(Axe.violations(page)).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);

    tab.press("Upload");
    assertThat(page.getByText("Your picture is being made ready.")).isVisible();
    host.gatehouse().avatars().processDue();
    tab.follow("Look again");
    assertThat(page.getByRole(AriaRole.IMG, named("Your picture"))).isVisible();
  }

  @Test
  void saysWhenAFileCannotBeShownAndForgetsItWithTheNext() throws IOException {
    var unseen = page.getByText("Your browser cannot show this file.");
    choose("damaged.png", "no picture at all".getBytes(StandardCharsets.UTF_8));
    assertThat(unseen).isVisible();
    assertThat(page.locator("#crop")).isHidden();

    choose("stripes.png", stripes());
    assertThat(unseen).isHidden();
    assertThat(page.locator("#crop")).isVisible();

    page.getByLabel("Choose a file").setInputFiles(new FilePayload[0]);
    assertThat(unseen).isHidden();
    assertThat(page.locator("#crop")).isHidden();
  }

  @Test
  void leavesWhatAFileIsToTheServer() {
    choose("damaged.png", "no picture at all".getBytes(StandardCharsets.UTF_8));

    tab.press("Upload");

    assertThat(page.locator("#picture-fault")).containsText("Choose a JPEG, PNG, GIF or WebP");
  }

  private void choose(String name, byte[] content) {
    page.getByLabel("Choose a file").setInputFiles(new FilePayload(name, "image/png", content));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  // red, green, blue; the green third is the middle square
  private static byte[] stripes() throws IOException {
    var picture = new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB);
    var paper = picture.createGraphics();
    var colours = List.of(Color.RED, Color.GREEN, Color.BLUE);
    for (int at = 0; at < colours.size(); at++) {
      paper.setColor(colours.get(at));
      paper.fillRect(at * 100, 0, 100, 100);
    }
    paper.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", bytes);
    return bytes.toByteArray();
  }
}
