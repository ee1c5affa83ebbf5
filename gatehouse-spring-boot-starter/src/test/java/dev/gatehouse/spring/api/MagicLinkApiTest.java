package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** Signing in by a mailed link, over JSON. */
class MagicLinkApiTest {
  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();

  @Test
  void signsInOnce() {
    var program = Visitor.at(host).registered(email);

    var asked = program.json("magic-links", "{\"email\":\"%s\"}".formatted(email));
    assertThat(asked.statusCode()).isEqualTo(202);
    var redemption = "{\"token\":\"%s\"}".formatted(host.mailedToken("magic-link", email));
    var in = program.json("magic-links/redemptions", redemption);
    var again = program.json("magic-links/redemptions", redemption);

    assertThat(in.statusCode()).isEqualTo(201);
    assertThat(in.body()).contains("deviceToken");
    assertThat(again.statusCode()).isEqualTo(410);
    program.with("Authorization", "Bearer " + Visitor.member(in.body(), "token"));
    assertThat(program.api("GET", "session").body()).contains(email, "\"confirmed\":true");
  }

  @Test
  void handsABrowserItsCookies() {
    var browser = Visitor.at(host).registered(email);
    browser.json("magic-links", "{\"email\":\"%s\"}".formatted(email));
    var token = host.mailedToken("magic-link", email);

    var in =
        browser.json(
            "magic-links/redemptions",
            "{\"token\":\"%s\",\"transport\":\"cookie\",\"remember\":true}".formatted(token));

    assertThat(in.body()).doesNotContain("oken");
    assertThat(browser.cookies()).containsKeys("gatehouse-session", "gatehouse-device");
    assertThat(browser.api("GET", "session").statusCode()).isEqualTo(200);
  }

  @Test
  void asksForTheSecondFactorAllTheSame() {
    try (var clocked = Clocked.start()) {
      var ada = Member.of(clocked);
      var program = Visitor.at(clocked);
      program.json("magic-links", "{\"email\":\"%s\"}".formatted(ada.email()));
      var token = clocked.mailedToken("magic-link", ada.email());

      var pending = program.json("magic-links/redemptions", "{\"token\":\"%s\"}".formatted(token));

      assertThat(pending.statusCode()).isEqualTo(202);
      assertThat(pending.body()).contains("second-factor");
    }
  }

  @Test
  void refusesWhatIsNoAddressAndNothingWhenClosed() {
    var visitor = Visitor.at(host);
    assertThat(visitor.json("magic-links", "{\"email\":\"nobody\"}").statusCode()).isEqualTo(422);
    try (var closed = Host.start(TestDatabase.SQLITE, "gatehouse.magic-link.open=false")) {
      var response = Visitor.at(closed).json("magic-links", "{\"email\":\"a@example.org\"}");

      assertThat(response.body()).contains("urn:gatehouse:problem:magic-links-closed");
      assertThat(Visitor.at(closed).get("/account/sign-in").body()).doesNotContain("magic-link");
    }
  }
}
