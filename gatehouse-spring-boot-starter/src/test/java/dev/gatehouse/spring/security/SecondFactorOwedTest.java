package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.api.Audience;
import dev.gatehouse.spring.api.EndpointTable;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.MovableClock;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user whose role requires a second factor, and who has none yet. */
class SecondFactorOwedTest {
  private static final String NOBODY_HAS_IT = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String EMAIL = "boss@example.org";
  private static final Set<String> OPEN =
      Set.of(
          "GET session",
          "DELETE sessions/current",
          "GET second-factor",
          "PUT second-factor",
          "POST second-factor/setups");

  private Host host;

  @BeforeEach
  void startWithAnOwnerWhoOwesIt() {
    host = Clocked.start("gatehouse.second-factor.required.roles=Owner");
    Member.confirmed(host, EMAIL);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void reachesTheSetUpAndNothingElseByJson() {
    var program = Visitor.at(host).signedInByToken(EMAIL);

    for (var endpoint : host.bean(EndpointTable.class).endpoints()) {
      var name = endpoint.method() + " " + endpoint.path();
      if (endpoint.audience() != Audience.ANYBODY && !OPEN.contains(name)) {
        var path = endpoint.path().replaceAll("\\{\\w+\\}", NOBODY_HAS_IT);
        var response = program.json(endpoint.method().name(), path, "{}");
        assertThat(response.body()).as(name).contains("problem:second-factor-required");
        assertThat(response.statusCode()).as(name).isEqualTo(403);
      }
    }
    assertThat(program.api("GET", "session").statusCode()).isEqualTo(200);
    assertThat(program.get("/notes").body()).contains("problem:second-factor-required");
    assertThat(program.send("POST", "/notes", "application/json", "{}").statusCode())
        .isEqualTo(403);
    assertThat(program.get("/account/second-factor/../password").statusCode()).isNotEqualTo(200);
    assertThat(program.api("DELETE", "sessions/current").statusCode()).isEqualTo(204);
  }

  @Test
  void isLedToTheSetUpByEveryPage() {
    var browser = Visitor.at(host).with("Accept", "text/html").signedIn(EMAIL);

    for (var path : new String[] {"/account", "/account/password", "/notes", "/view", "/nothing"}) {
      var response = browser.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(303);
      assertThat(response.headers().firstValue("Location"))
          .contains("/account/second-factor/setup");
    }
    assertThat(browser.get("/account/second-factor").statusCode()).isEqualTo(200);
    var csrf = browser.csrf("/account/second-factor/setup");
    assertThat(browser.post("/account/sessions/others", csrf).statusCode()).isEqualTo(403);
    assertThat(browser.post("/notes", csrf).statusCode()).isEqualTo(403);
    assertThat(browser.submit("/account/sign-out").statusCode()).isEqualTo(303);
  }

  @Test
  void getsToWhereItWantedToGoByWayOfTheSetUp() {
    var browser = Visitor.at(host).with("Accept", "text/html").signedIn(EMAIL);
    browser.get("/notes?page=2");
    var setup = "/account/second-factor/setup";
    var scan =
        browser
            .submit(setup, "present", Kit.PASSWORD)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    var secret = Pattern.compile("[A-Z2-7]{4}( [A-Z2-7]{4}){7}").matcher(browser.get(scan).body());
    assertThat(secret.find()).isTrue();
    var clock = host.bean(MovableClock.class);
    var phone = Authenticator.of(secret.group().replace(" ", ""), clock);

    var id = scan.substring(scan.indexOf('=') + 1);
    var csrf = browser.csrf(scan);
    var on = browser.post("/account/second-factor/enable", csrf, "id", id, "code", phone.code());
    var codes = on.headers().firstValue("Location").orElseThrow();
    var noted = browser.post("/account/second-factor/codes", browser.csrf(codes));

    assertThat(noted.headers().firstValue("Location")).contains("/notes?page=2");
    assertThat(browser.cookies()).doesNotContainKeys("gatehouse-return", "gatehouse-once");
    assertThat(browser.get("/notes?page=2").statusCode()).isEqualTo(200);
  }

  @Test
  void goesWhereverItLikesOnceItIsSetUp() {
    var program = Visitor.at(host).signedInByToken(EMAIL);
    var begun =
        program.json("second-factor/setups", "{\"presentPassword\":\"" + Kit.PASSWORD + "\"}");
    var phone =
        Authenticator.of(Visitor.member(begun.body(), "secret"), host.bean(MovableClock.class));

    var on =
        program.json(
            "PUT",
            "second-factor",
            "{\"setup\":\"%s\",\"code\":\"%s\"}"
                .formatted(Visitor.member(begun.body(), "id"), phone.code()));

    program.with("Authorization", "Bearer " + Visitor.member(on.body(), "token"));
    assertThat(program.get("/notes").body()).contains("notes of " + EMAIL);
    assertThat(program.api("GET", "roles").statusCode()).isEqualTo(200);
  }
}
