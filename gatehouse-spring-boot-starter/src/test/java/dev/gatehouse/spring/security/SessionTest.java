package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.web.Assets;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ParameterizedClass
@EnumSource
@ExtendWith(OutputCaptureExtension.class)
class SessionTest {
  private final TestDatabase database;
  private final Host host;
  private final String email = Emails.fresh();

  SessionTest(TestDatabase database) {
    this.database = database;
    this.host = Host.shared(database);
  }

  @Test
  void reportsAChangedClientWithoutItsAddressOrToken(CapturedOutput output) {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var token = String.valueOf(visitor.cookies().get("gatehouse-session"));

    var response =
        visitor
            .with("X-Forwarded-For", "203.0.113.77")
            .with("User-Agent", "Thief/1.0")
            .api("GET", "session");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(output)
        .contains(
            Visitor.member(response.body(), "sessionId")
                + " is used from another address and user agent")
        .doesNotContain(token, "203.0.113.77", "Thief", email);
  }

  @Test
  void refusesAChangedClientWhenStrict() {
    try (var strict = Host.start(database, "gatehouse.session.fingerprint=strict")) {
      var visitor = Visitor.at(strict).registered(email).signedIn(email);

      var response = visitor.with("User-Agent", "Thief/1.0").get("/account");

      assertThat(response.statusCode()).isEqualTo(303);
      assertThat(response.headers().firstValue("Location")).contains("/account/sign-in");
    }
  }

  @Test
  void endsWithTheNextRequest() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var user = host.gatehouse().users().byEmail(address()).orElseThrow();

    host.gatehouse().sessions().endAll(user.id());

    assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
    assertThat(visitor.cookies()).doesNotContainKey("gatehouse-session");
  }

  @Test
  void failsClosedWhenTheDatabaseIsGone(CapturedOutput output) {
    try (var doomed = Host.start(database, "spring.datasource.hikari.connection-timeout=500")) {
      var visitor = Visitor.at(doomed).registered(email).signedIn(email);
      var program = Visitor.at(doomed).signedInByToken(email);
      doomed.bean(HikariDataSource.class).close();

      var page = visitor.get("/account");
      var api = program.api("GET", "session");
      var hosts = program.get("/notes");
      var signIn =
          Visitor.at(doomed).json("sessions", "{\"email\":\"a@b.org\",\"password\":\"x\"}");
      var style = visitor.get(doomed.bean(Assets.class).style().path());

      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body())
          .contains("We will be right back")
          .doesNotContain("Exception", "\tat ");
      assertThat(page.headers().firstValue("Retry-After")).contains("5");
      assertThat(api.statusCode()).isEqualTo(503);
      assertThat(api.body()).contains("urn:gatehouse:problem:storage-unavailable");
      assertThat(api.headers().firstValue("Retry-After")).contains("5");
      assertThat(hosts.statusCode()).isEqualTo(503);
      assertThat(signIn.statusCode()).isEqualTo(503);
      assertThat(style.statusCode()).isEqualTo(200);
      assertThat(visitor.cookies()).containsKey("gatehouse-session");
    }
    assertThat(output).contains("the database could not be used");
  }

  private EmailAddress address() {
    return EmailAddress.parse(email).orElseThrow();
  }
}
