package dev.gatehouse.spring.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spi.Mail;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** The links of mails begin with the base URL, whatever a request claims about the host. */
class LinkHostTest {
  private static final String BASE = "http://localhost:8080/account/reset?token=";

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();

  @Test
  void isNotTakenFromForwardingHeaders() throws Exception {
    Visitor.at(host).registered(email);
    Visitor.at(host)
        .with("X-Forwarded-Host", "evil.example")
        .with("X-Forwarded-Server", "evil.example")
        .with("X-Forwarded-Proto", "https")
        .with("X-Forwarded-Prefix", "/evil.example")
        .with("X-Original-URL", "https://evil.example/")
        .with("Forwarded", "host=evil.example;proto=https")
        .json("password-resets", "{\"email\":\"%s\"}".formatted(email));

    assertThat(text(host.mailed("reset-password", email)))
        .contains(BASE)
        .doesNotContain("evil.example");
  }

  @Test
  void isNotTakenFromTheHostHeader() throws Exception {
    Visitor.at(host).registered(email);
    var body = "{\"email\":\"%s\"}".formatted(email);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
      var request =
          """
          POST /account/api/v1/password-resets HTTP/1.1\r
          Host: evil.example\r
          Content-Type: application/json\r
          Content-Length: %d\r
          Connection: close\r
          \r
          %s\
          """
              .formatted(body.length(), body);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 202");
    }

    assertThat(text(host.mailed("reset-password", email)))
        .contains(BASE)
        .doesNotContain("evil.example");
  }

  private String text(Mail mail) throws Exception {
    var parts = (MimeMultipart) host.bean(Letters.class).message(mail).getContent();
    return parts.getBodyPart(0).getContent().toString();
  }
}
