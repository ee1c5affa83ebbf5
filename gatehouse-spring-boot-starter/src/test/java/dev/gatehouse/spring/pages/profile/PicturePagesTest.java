package dev.gatehouse.spring.pages.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturePagesTest {
  private static final String PROFILE = "/account/profile";
  private static final String PICTURE = PROFILE + "/picture";

  @TempDir static Path folder;
  private static Host host;

  private final String email = Emails.fresh();
  private Visitor ada;

  @BeforeAll
  static void start() {
    host =
        Host.start(
            TestDatabase.SQLITE,
            "gatehouse.avatar.folder=" + folder,
            "gatehouse.avatar.largest-file=300000",
            "gatehouse.avatar.longest-side=1000",
            "gatehouse.avatar.uploads=9/1m");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @BeforeEach
  void signIn() {
    ada = Visitor.at(host).registered(email).signedIn(email);
  }

  @Test
  void takesShowsAndRemovesThePicture() throws IOException {
    assertThat(ada.get(PROFILE).body())
        .contains("enctype=\"multipart/form-data\"")
        .doesNotContain("Remove the picture", "<img");

    assertLeadsTo(upload(png(400, 300), ada.csrf(PROFILE)));
    while (ada.get(PROFILE).body().contains("being made ready")) {
      host.gatehouse().avatars().processDue();
    }

    var page = ada.get(PROFILE).body();
    assertThat(page).contains("src=\"/account/avatars/", "Remove the picture");
    var key = page.replaceFirst("(?s).*src=\"(/account/avatars/[0-9a-f]{32})\".*", "$1");
    assertThat(ada.get(key).statusCode()).isEqualTo(200);
    assertThat(ada.get("/account").body()).contains(key);
    assertLeadsTo(ada.post(PICTURE + "/removal", ada.csrf(PROFILE)));
    assertThat(ada.get(PROFILE).body()).doesNotContain("<img");
    assertThat(ada.get(key).statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhyAFileWillNotDo() throws IOException {
    var csrf = ada.csrf(PROFILE);
    var text = upload("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), csrf);
    var none = upload(new byte[0], csrf);
    var wide = upload(png(1001, 10), csrf);
    var large = upload(new byte[300_001], csrf);

    assertFault(text, "Choose a JPEG, PNG, GIF or WebP file.");
    assertFault(none, "Choose a JPEG, PNG, GIF or WebP file.");
    assertFault(wide, "too many pixels");
    assertThat(large.statusCode()).isEqualTo(422);
    assertThat(ada.get(PROFILE).body()).doesNotContain("being made ready");
  }

  @Test
  void needsTheTokenInTheFormAndNowhereElse() throws IOException {
    var csrf = ada.csrf(PROFILE);
    var picture = png(40, 30);

    assertThat(upload(picture, "x").statusCode()).isEqualTo(403);
    var inAddress = ada.send("POST", PICTURE + "?_csrf=" + csrf, type(), form(picture, "x"));
    assertThat(inAddress.statusCode()).isEqualTo(403);
    var plain = ada.send("POST", PICTURE, "image/png", picture);
    assertThat(plain.statusCode()).isEqualTo(403);
    var broken = ada.send("POST", PICTURE, type(), "--b\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(broken.statusCode()).isEqualTo(400);
    var nobody = Visitor.at(host);
    var answer =
        nobody.send("POST", PICTURE, type(), form(picture, nobody.csrf("/account/forgot")));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/account/sign-in");
    assertThat(ada.get(PROFILE).body()).doesNotContain("being made ready");
  }

  @Test
  void limitsOtherFormsAsBefore() throws IOException {
    var csrf = ada.csrf(PROFILE);

    var elsewhere = ada.send("POST", PROFILE, type(), form(new byte[100_000], csrf));

    assertThat(elsewhere.statusCode()).isEqualTo(413);
  }

  @Test
  void saysWhenToTryAgain() throws IOException {
    var csrf = ada.csrf(PROFILE);
    HttpResponse<String> last;
    do {
      last = upload(new byte[] {1}, csrf);
    } while (last.statusCode() == 422);

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(last.body()).contains("href=\"#picture\"", "Try again in");
  }

  @Test
  void areNotOfferedWhereNoneAreKept() throws IOException {
    try (var without = Host.start(TestDatabase.SQLITE)) {
      var visitor = Visitor.at(without).registered(email).signedIn(email);
      assertThat(visitor.get(PROFILE).body()).doesNotContain("multipart");

      var answer = visitor.send("POST", PICTURE, type(), form(png(4, 3), visitor.csrf(PROFILE)));

      assertThat(answer.statusCode()).isEqualTo(501);
      assertThat(answer.body()).contains("No pictures here");
    }
  }

  private HttpResponse<String> upload(byte[] file, String csrf) throws IOException {
    return ada.send("POST", PICTURE, type(), form(file, csrf));
  }

  private static String type() {
    return "multipart/form-data; boundary=b";
  }

  private static byte[] form(byte[] file, String csrf) throws IOException {
    var body = new ByteArrayOutputStream();
    var head =
        "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n%s\r\n".formatted(csrf)
            + "--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"../ä.png\"\r\n"
            + "Content-Type: image/png\r\n\r\n";
    body.write(head.getBytes(StandardCharsets.UTF_8));
    body.write(file);
    body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  private static void assertFault(HttpResponse<String> response, String text) {
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains(text, "href=\"#picture\"", "id=\"picture-fault\"");
  }

  private static void assertLeadsTo(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(PROFILE);
  }
}
