package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTricksTest {
  private final Host host = Host.shared(TestDatabase.SQLITE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account",
        "/account/",
        "/account/;x",
        "/account;x=y",
        "//account",
        "/./account",
        "/x/../account",
        "/%61ccount",
        "/ACCOUNT",
        "/account%2f",
        "/account%00",
        "/account%0a",
        "/account%20",
        "/account.json",
        "/account?x=/account/sign-in",
        "/account/api/v1/session",
        "/account/api/v1/session/",
        "/account/api/v1/session;x",
        "/account/api/v1/%73ession",
        "/account/api/v1//session",
        "/account/api/v1/sign-in/../session",
        "/account/api/v1/csrf/..;/session",
        "/account/api/V1/session",
        "/account/sign-in/..%2fapi/v1/session",
        "/account\\api\\v1\\session",
        "/notes",
        "/notes/",
        "//notes",
        "/notes;x",
        "/NOTES",
        "/css/..;/notes",
        "/css/../notes",
        "/css/..%2fnotes",
        "/css//../notes"
      })
  void opensNothing(String path) throws IOException {
    var answer = answer(path);

    assertThat(answer).matches("(?s)HTTP/1\\.1 (303|400|401|404) .*");
    assertThat(answer).doesNotContain("notes of", "Signed in as", "userId", "\tat ", "Exception");
  }

  // as it is: an HTTP client would tidy the path up
  private String answer(String path) throws IOException {
    try (var socket = new Socket("localhost", host.port())) {
      var request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
              .formatted(path);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
