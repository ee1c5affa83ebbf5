package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.PasswordAssignment;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.password.Password;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password that an administrator has set, at the doors of the application. */
class AssignedPasswordTest {
  private static final String ASSIGNED = "a heron on the frozen lake";
  private static final String OWN = "nine slow barges going east";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String BOSS = "boss@example.org";

  private static final Host HOST =
      Host.start(TestDatabase.SQLITE, "gatehouse.password-change.by-administrators=true");

  private final String email = Emails.fresh();

  @BeforeAll
  static void registerTheOwner() {
    Visitor.at(HOST).registered(BOSS);
  }

  @AfterAll
  static void stop() {
    HOST.close();
  }

  @BeforeEach
  void assignAPassword() {
    Visitor.at(HOST).registered(email);
    var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "Test/1.0");
    var actor = new Actor(user(BOSS).id(), client);
    assertThat(
            HOST.gatehouse()
                .administration()
                .passwords()
                .assign(actor, user(email).id(), Password.of(ASSIGNED)))
        .isEqualTo(new PasswordAssignment.Assigned());
  }

  @Test
  void leadsAProgramToAnotherPassword() {
    var program = Visitor.at(HOST);

    var refused = program.json("sessions", credentials(ASSIGNED));

    assertThat(refused.statusCode()).isEqualTo(202);
    assertThat(refused.body()).contains("\"next\":\"new-password\"").doesNotContain("sessionId");
    assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
    var token = Visitor.member(refused.body(), "token");
    assertThat(program.with("Authorization", "Bearer " + token).api("GET", "session").statusCode())
        .isEqualTo(401);
    program.without("Authorization");
    assertThat(redeem(program, token, ASSIGNED).body()).contains("password-unchanged");
    assertThat(redeem(program, token, OWN).statusCode()).isEqualTo(200);
    assertThat(redeem(program, token, "yet another otter").statusCode()).isEqualTo(410);
    assertThat(program.json("sessions", credentials(ASSIGNED)).statusCode()).isEqualTo(401);
    assertThat(program.json("sessions", credentials(OWN)).statusCode()).isEqualTo(201);
  }

  @Test
  void leadsABrowserToAnotherPassword() {
    var browser = Visitor.at(HOST);

    var page =
        browser.submit("/account/sign-in", "email", email, "password", ASSIGNED, "to", "/notes");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Somebody else has set your password").doesNotContain("??");
    assertThat(page.headers().firstValue("Location")).isEmpty();
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse-session");
    assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    var token = TOKEN.matcher(page.body());
    assertThat(token.find()).isTrue();
    var csrf = browser.csrf("/account/sign-in");
    var set = browser.post("/account/reset", csrf, "token", token.group(1), "password", OWN);
    assertThat(set.headers().firstValue("Location")).contains("/account/sign-in?reset");
    var signedIn = browser.submit("/account/sign-in", "email", email, "password", OWN);
    assertThat(signedIn.headers().firstValue("Location")).contains("/account");
    assertThat(browser.get("/account").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> redeem(Visitor program, String token, String password) {
    return program.json(
        "password-resets/redemptions",
        "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password));
  }

  private String credentials(String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  private static User user(String email) {
    return EmailAddress.parse(email).flatMap(HOST.gatehouse().users()::byEmail).orElseThrow();
  }
}
