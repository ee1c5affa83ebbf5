package dev.gatehouse.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitTest {
  private static final int LIMIT = 64 * 1024;
  private static final int PATIENCE_MILLIS = 5_000;

  private final Host host = Host.shared(TestDatabase.SQLITE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account/api/v1/registrations",
        "/account/api/v1/sessions",
        "/account/sign-in",
        "/account/nothing"
      })
  void refusesTenMegabytesByTheirAnnouncedLengthUnread(String path) throws IOException {
    try (var socket = connected()) {
      send(socket, head(path, "Content-Length: 10485760"));

      // not one byte of the body is sent, and the answer comes all the same
      assertThat(answer(socket)).startsWith("HTTP/1.1 413 ").contains("Connection: close");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/account/api/v1/registrations", "/account/register"})
  void refusesAStreamAsSoonAsItIsTooLong(String path) throws IOException {
    try (var socket = connected()) {
      send(socket, head(path, "Transfer-Encoding: chunked"));
      send(socket, Integer.toHexString(LIMIT + 1) + "\r\n" + "x".repeat(LIMIT + 1) + "\r\n");

      // the stream has not ended
      assertThat(answer(socket)).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void saysSoInJsonAndOnAPage() throws IOException {
    var body = "x".repeat(LIMIT + 1);
    var api = Visitor.at(host).send("POST", "/account/api/v1/sessions", "application/json", body);
    var page =
        Visitor.at(host)
            .send("POST", "/account/sign-in", "application/x-www-form-urlencoded", body);

    assertThat(api.body()).contains("urn:gatehouse:problem:body-too-large");
    assertThat(page.body()).contains("That was too much");
  }

  @Test
  void readsABodyOfExactlyTheLimit() {
    var padding = " ".repeat(LIMIT - 2);

    var response =
        Visitor.at(host)
            .send("POST", "/account/api/v1/sessions", "application/json", "{" + padding + "}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"code\":\"missing\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"email=%zz", "email=%", "email=%c3", "email=%ff", "email=%ed%a0%80", "a=%00"})
  void refusesAFormThatIsNoUtf8OrHoldsNul(String body) {
    var response =
        Visitor.at(host)
            .send("POST", "/account/sign-in", "application/x-www-form-urlencoded", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("That could not be read").doesNotContain("\tat ");
  }

  @Test
  void refusesAFormWithTooManyFields() {
    var response =
        Visitor.at(host)
            .send(
                "POST",
                "/account/sign-in",
                "application/x-www-form-urlencoded",
                "a=b&".repeat(1001));

    assertThat(response.statusCode()).isEqualTo(400);
  }

  private static String head(String path, String length) {
    return "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
        .formatted(path, length);
  }

  private Socket connected() throws IOException {
    var socket = new Socket("localhost", host.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String answer(Socket socket) throws IOException {
    var bytes = new byte[2000];
    int length = socket.getInputStream().readNBytes(bytes, 0, 300);
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
