package dev.gatehouse.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no browser sends: each gets an answer of ours, and none is an error of ours. */
class StrangeRequestTest {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = UUID.randomUUID() + "@example.org";

  @ParameterizedTest
  @CsvSource({
    "HEAD, /account/api/v1/sessions, 401",
    "HEAD, /account/api/v1/session, 401",
    "GET, /account/sign-in?%, 400",
    "GET, /account/confirm?token=%ff, 400",
    "GET, /account/confirm?token=%zz, 400",
    "POST, /account/api/v1/sessions?%, 400"
  })
  void areAnsweredByTheirStatus(String method, String path, int status) throws IOException {
    assertThat(answer(method + " " + path + " HTTP/1.1\r\nContent-Length: 0"))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "text",
        ";",
        "application/json; charset=\"",
        "; charset=foo",
        "application/x-www-form-urlencoded; charset=foo"
      })
  void areRefusedForATypeThatIsNone(String type) throws IOException {
    for (var path : new String[] {"/account/api/v1/sessions", "/account/sign-in"}) {
      var answer =
          answer(
              "POST " + path + " HTTP/1.1\r\nContent-Type: " + type + "\r\nContent-Length: 2",
              "{}");

      assertThat(answer).startsWith("HTTP/1.1 415 ").doesNotContain("Tomcat", "Exception");
    }
  }

  @Test
  void maySayAnythingAboutThemselves() throws IOException {
    var token = Visitor.at(host).registered(email).signedInByToken(email);
    assertThat(token.api("GET", "session").statusCode()).isEqualTo(200);

    for (var header : new String[] {"User-Agent", "Accept", "Accept-Language"}) {
      var answer = answer("GET /account/sign-in HTTP/1.1\r\n" + header + ": \u0085\u009f");
      assertThat(answer).as(header).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void getAnAnswerThatIsNotMuchLongerThanTheyAre() {
    var members = new StringBuilder("{\"a0\":1");
    for (int i = 1; i < 5000; i++) {
      members.append(",\"a").append(i).append("\":1");
    }

    var answer = Visitor.at(host).json("sessions", members + "}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).hasSizeLessThan(4000);
  }

  private String answer(String head) throws IOException {
    return answer(head, "");
  }

  private String answer(String head, String body) throws IOException {
    try (var socket = new Socket("localhost", host.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var request = head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
