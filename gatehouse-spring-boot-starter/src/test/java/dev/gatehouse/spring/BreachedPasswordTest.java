package dev.gatehouse.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A service that knows leaked passwords, named by a property and asked over real sockets. */
@ExtendWith(OutputCaptureExtension.class)
class BreachedPasswordTest {
  private final HttpServer service;
  private final String digits;

  BreachedPasswordTest() throws Exception {
    var digest = MessageDigest.getInstance("SHA-1").digest(Kit.PASSWORD.getBytes(UTF_8));
    digits = HexFormat.of().withUpperCase().formatHex(digest);
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/range/" + digits.substring(0, 5),
        exchange -> {
          var answer = (digits.substring(5) + ":4").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          try (var body = exchange.getResponseBody()) {
            body.write(answer);
          }
        });
    service.start();
  }

  @AfterEach
  void stopTheService() {
    service.stop(0);
  }

  @Test
  void refusesWhatTheServiceKnows() {
    try (var host = host()) {
      var refused = register(host, Kit.PASSWORD);

      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("\"code\":\"password-breached\"");
      assertThat(
              Visitor.at(host)
                  .submit("/account/register", "email", Emails.fresh(), "password", Kit.PASSWORD)
                  .body())
          .contains("has leaked somewhere");
      assertThat(register(host, "nine slow barges going east").statusCode()).isEqualTo(202);
    }
  }

  @Test
  void letsPassWhenTheServiceIsGoneAndSaysSoWithoutThePassword(CapturedOutput output) {
    try (var host = host()) {
      service.stop(0);

      assertThat(register(host, Kit.PASSWORD).statusCode()).isEqualTo(202);

      assertThat(output)
          .contains("no answer from the service for breached passwords")
          .doesNotContain(Kit.PASSWORD)
          .doesNotContain(digits.substring(0, 5));
    }
  }

  private Host host() {
    var url = "http://127.0.0.1:" + service.getAddress().getPort() + "/range";
    return Host.start(TestDatabase.SQLITE, "gatehouse.password.breaches.url=" + url);
  }

  private static HttpResponse<String> register(Host host, String password) {
    return Visitor.at(host)
        .json(
            "registrations",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(Emails.fresh(), password));
  }
}
