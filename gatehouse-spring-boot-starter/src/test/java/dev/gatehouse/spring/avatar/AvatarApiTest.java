package dev.gatehouse.spring.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.avatar.AvatarState.Stage;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.EmailAddress;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarApiTest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String AVATAR = "/account/api/v1/avatar";

  @TempDir static Path folder;
  private static Host host;

  @BeforeAll
  static void start() {
    host = Host.start(TestDatabase.SQLITE, "gatehouse.avatar.folder=" + folder);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void takesShowsAndRemovesThePicture() throws Exception {
    var ada = Visitor.at(host).registered("ada@example.org").signedInByToken("ada@example.org");
    assertThat(ada.api("GET", "avatar").body()).isEqualTo("{\"state\":\"none\",\"variants\":[]}");

    var upload = ada.send("PUT", AVATAR, "image/png", png(500, 400));
    assertThat(upload.statusCode()).isEqualTo(202);
    var ready = ready(ada, "ada@example.org");
    assertThat(ready).contains("\"state\":\"ready\"", "\"name\":\"original\"", "\"width\":500");

    var shown = show(url(ready), Optional.empty());
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(ImageIO.read(new ByteArrayInputStream(shown.body())).getWidth()).isEqualTo(500);
    assertThat(ada.send("PUT", AVATAR, "image/png", png(500, 400)).statusCode()).isEqualTo(200);

    assertThat(ada.api("DELETE", "avatar").statusCode()).isEqualTo(204);
    assertThat(show(url(ready), Optional.empty()).statusCode()).isEqualTo(404);
  }

  @Test
  void servesAPictureAsNothingElse() throws Exception {
    var bob = Visitor.at(host).registered("bob@example.org").signedInByToken("bob@example.org");
    put(token("bob@example.org"), png(50, 40));
    var url = url(ready(bob, "bob@example.org"));

    var shown = show(url, Optional.empty());
    var headers = shown.headers();

    assertThat(headers.firstValue("Content-Type")).contains("image/jpeg");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
    assertThat(headers.firstValue("Content-Disposition"))
        .contains("inline; filename=\"avatar.jpg\"");
    assertThat(headers.firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
    assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    assertThat(headers.firstValueAsLong("Content-Length")).hasValue(shown.body().length);
    var again = show(url, headers.firstValue("ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000000000000000000000000000",
        "..%2f..%2fetc%2fpasswd",
        "%2e%2e/key-ring.json",
        "x",
        "0123456789ABCDEF0123456789ABCDEF"
      })
  void showsNothingUnderAnotherKey(String key) throws Exception {
    assertThat(show("/account/avatars/" + key, Optional.empty()).statusCode()).isIn(400, 404);
  }

  @Test
  void isForUsersAndTheirOwnPictures() throws Exception {
    var visitor = Visitor.at(host);
    assertThat(visitor.api("GET", "avatar").statusCode()).isEqualTo(401);
    assertThat(visitor.api("DELETE", "avatar").statusCode()).isEqualTo(401);
    assertThat(visitor.send("PUT", AVATAR, "image/png", "x").statusCode()).isEqualTo(401);

    var cleo = Visitor.at(host).registered("cleo@example.org").signedInByToken("cleo@example.org");
    put(token("cleo@example.org"), png(60, 40));
    ready(cleo, "cleo@example.org");
    var dan = Visitor.at(host).registered("dan@example.org").signedInByToken("dan@example.org");
    dan.api("DELETE", "avatar");

    assertThat(cleo.api("GET", "avatar").body()).contains("\"state\":\"ready\"");
    assertThat(dan.api("GET", "avatar").body()).contains("\"state\":\"none\"");
  }

  @Test
  void needsTheCsrfTokenOfABrowser() {
    var eve = Visitor.at(host).registered("eve@example.org").signedIn("eve@example.org");

    assertThat(eve.send("PUT", AVATAR, "image/png", "x").body()).contains("csrf-token-missing");
    assertThat(eve.api("DELETE", "avatar").body()).contains("csrf-token-missing");
    assertThat(eve.send("PUT", AVATAR + "?_csrf=x", "image/png", "x").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "{}"})
  void refusesWhatIsNoPictureWhateverItIsCalled(String body) {
    var finn = Visitor.at(host).registered("finn@example.org").signedInByToken("finn@example.org");

    var response = finn.send("PUT", AVATAR, "image/png", body);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(response.body()).contains("media-type-unsupported");
  }

  @Test
  void refusesFiftyMegabytesByTheirAnnouncedLengthUnread() throws IOException {
    Visitor.at(host).registered("gus@example.org");
    try (var socket = new Socket("localhost", host.port())) {
      socket.setSoTimeout(5000);
      send(socket, token("gus@example.org"), "Content-Length: 52428800");

      assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void refusesAStreamAsSoonAsItIsTooLong() throws IOException {
    Visitor.at(host).registered("hal@example.org");
    try (var socket = new Socket("localhost", host.port())) {
      socket.setSoTimeout(10_000);
      send(socket, token("hal@example.org"), "Transfer-Encoding: chunked");
      var out = socket.getOutputStream();
      var png = png(9, 9);
      for (int megabyte = 0; megabyte <= 10; megabyte++) {
        var chunk = new byte[1024 * 1024 + (megabyte == 10 ? 1 : 0)];
        System.arraycopy(png, 0, chunk, 0, megabyte == 0 ? png.length : 0);
        out.write((Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(chunk);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.flush();

      // the stream has not ended
      assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void saysSoWhereNoPicturesAreKept() {
    var without = Host.shared(TestDatabase.SQLITE);
    var ida = Visitor.at(without).registered("ida@example.org").signedInByToken("ida@example.org");

    var response = ida.send("PUT", AVATAR, "image/png", "x");

    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(response.body()).contains("urn:gatehouse:problem:avatars-unavailable");
    assertThat(ida.api("GET", "avatar").body()).contains("\"state\":\"none\"");
  }

  @Test
  void leavesNoTemporaryFile() throws Exception {
    Visitor.at(host).registered("jo@example.org");
    long before = temporaries();

    put(token("jo@example.org"), png(30, 30));
    put(token("jo@example.org"), new byte[30]);

    assertThat(temporaries()).isLessThanOrEqualTo(before);
  }

  private static long temporaries() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("gatehouse-upload"))
          .count();
    }
  }

  // the application's own worker makes it
  private static String ready(Visitor visitor, String email) {
    var user = host.gatehouse().users().byEmail(email(email)).orElseThrow().id();
    var deadline = Instant.now().plusSeconds(30);
    while (host.gatehouse().avatars().state(user).stage() != Stage.READY) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("it is not made");
      }
      Thread.onSpinWait();
    }
    return visitor.api("GET", "avatar").body();
  }

  private static EmailAddress email(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }

  private static String token(String email) {
    var response =
        Visitor.at(host)
            .json(
                "sessions",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Kit.PASSWORD));
    return Visitor.member(response.body(), "token");
  }

  private static String url(String state) {
    return Visitor.member(state, "url");
  }

  private static HttpResponse<String> put(String token, byte[] picture) throws Exception {
    var request =
        HttpRequest.newBuilder(host.at(AVATAR))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(picture))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<byte[]> show(String path, Optional<String> tag) throws Exception {
    var request = HttpRequest.newBuilder(host.at(path));
    tag.ifPresent(value -> request.header("If-None-Match", value));
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void send(Socket socket, String token, String length) throws IOException {
    var head =
        "PUT %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: image/png\r\n%s\r\n\r\n"
            .formatted(AVATAR, token, length);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(100), StandardCharsets.US_ASCII);
  }

  private static byte[] png(int width, int height) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
