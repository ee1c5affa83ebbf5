package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class EmailApiTest {
  private static final String FRESH = "seven quiet herons at noon";

  private final Host host;
  private final String email = Emails.fresh();
  private final String other = Emails.fresh();

  EmailApiTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @BeforeEach
  void registerBehindAnOwner() {
    Visitor.at(host).registered("first-" + email).registered(email);
  }

  @Test
  void confirmsAnAddressForWhoShowsASessionOrThePassword() {
    var token = host.mailedToken("confirm-email", email);
    var body = "{\"token\":\"%s\"}".formatted(token);
    var wrong = "{\"token\":\"%s\",\"password\":\"wrong\"}".formatted(token);

    assertProblem(Visitor.at(host).json("email-confirmations", body), 403, "proof-required");
    assertProblem(
        Visitor.at(host).json("email-confirmations", wrong), 403, "present-password-wrong");
    var program = Visitor.at(host).signedInByToken(email);
    var confirmed = program.json("email-confirmations", body);

    assertThat(confirmed.statusCode()).isEqualTo(200);
    assertThat(confirmed.body()).isEqualTo("{\"status\":\"confirmed\"}");
    assertThat(program.api("GET", "session").body()).contains("\"confirmed\":true");
  }

  @Test
  void takesTheCookieForAProofOnlyWithTheCsrfToken() {
    var browser = Visitor.at(host).signedIn(email);
    var body = "{\"token\":\"%s\"}".formatted(host.mailedToken("confirm-email", email));

    assertProblem(browser.json("email-confirmations", body), 403, "csrf-token-missing");
    var csrf = Visitor.member(browser.api("GET", "csrf").body(), "token");

    assertThat(browser.with("X-CSRF-Token", csrf).json("email-confirmations", body).statusCode())
        .isEqualTo(200);
  }

  @Test
  void changesTheAddressAndRenewsTheToken() {
    confirm();
    var program = Visitor.at(host).signedInByToken(email);
    var elsewhere = Visitor.at(host).signedInByToken(email);

    var asked = program.json("email-changes", wish(Kit.PASSWORD, other));
    var changed = program.json("email-changes/confirmations", link());

    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.body()).isEqualTo("{\"status\":\"accepted\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("\"status\":\"email-changed\"");
    assertProblem(program.api("GET", "session"), 401, "sign-in-required");
    assertProblem(elsewhere.api("GET", "session"), 401, "sign-in-required");
    program.with("Authorization", "Bearer " + Visitor.member(changed.body(), "token"));
    assertThat(program.api("GET", "session").body()).contains("\"email\":\"" + other + "\"");
    assertProblem(program.json("email-changes/confirmations", link()), 410, "link-dead");
  }

  @Test
  void changesTheAddressByThePasswordAndHandsOutNoSession() {
    Visitor.at(host).signedInByToken(email).json("email-changes", wish(Kit.PASSWORD, other));
    var link = host.mailedToken("confirm-email-change", other);
    var visitor = Visitor.at(host);

    assertProblem(visitor.json("email-changes/confirmations", link()), 403, "proof-required");
    var body = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(link, Kit.PASSWORD);

    assertThat(visitor.json("email-changes/confirmations", body).body())
        .isEqualTo("{\"status\":\"email-changed\"}");
  }

  @Test
  void undoesAChangeAndHandsOutATokenForAnotherPassword() {
    confirm();
    var thief = Visitor.at(host).signedInByToken(email);
    thief.json("email-changes", wish(Kit.PASSWORD, other));
    thief.json("email-changes/confirmations", link());
    var body = "{\"token\":\"%s\"}".formatted(host.mailedToken("email-changed", email));

    var undone = Visitor.at(host).json("email-changes/undos", body);

    assertThat(undone.statusCode()).isEqualTo(200);
    assertThat(undone.body()).contains("\"status\":\"undone\"");
    var reset = Visitor.member(undone.body(), "resetToken");
    var redemption = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(reset, FRESH);
    assertThat(Visitor.at(host).json("password-resets/redemptions", redemption).statusCode())
        .isEqualTo(200);
    assertProblem(Visitor.at(host).json("email-changes/undos", body), 410, "link-dead");
  }

  @Test
  void refusesAWishWithItsReason() {
    var program = Visitor.at(host).signedInByToken(email);

    assertProblem(
        program.json("email-changes", wish("wrong", other)), 403, "present-password-wrong");
    var same = program.json("email-changes", wish(Kit.PASSWORD, email));
    assertProblem(same, 422, "input-rejected");
    assertThat(same.body()).contains("{\"field\":\"email\",\"code\":\"email-unchanged\"");
    var malformed = program.json("email-changes", wish(Kit.PASSWORD, "nobody"));
    assertThat(malformed.body()).contains("{\"field\":\"email\",\"code\":\"email-malformed\"");
    assertProblem(
        Visitor.at(host).json("email-changes", wish(Kit.PASSWORD, other)), 401, "sign-in-required");
    assertProblem(
        program.json("email-changes", "{\"email\":\"x\",\"userId\":\"y\"}"),
        400,
        "malformed-request");
  }

  @Test
  void sendsAnotherLinkThreeTimesInFiveMinutes() {
    var body = "{\"email\":\"%s\"}".formatted(email);
    for (int i = 0; i < 3; i++) {
      var response = Visitor.at(host).json("email-confirmations/requests", body);
      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(response.body()).isEqualTo("{\"status\":\"accepted\"}");
    }

    assertProblem(
        Visitor.at(host).json("email-confirmations/requests", body), 429, "too-many-attempts");
    assertProblem(
        Visitor.at(host).json("email-confirmations/requests", "{\"email\":\"nobody\"}"),
        422,
        "input-rejected");
  }

  private void confirm() {
    var token = host.mailedToken("confirm-email", email);
    var body = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, Kit.PASSWORD);
    assertThat(Visitor.at(host).json("email-confirmations", body).statusCode()).isEqualTo(200);
  }

  private String link() {
    return "{\"token\":\"%s\"}".formatted(host.mailedToken("confirm-email-change", other));
  }

  private static String wish(String password, String address) {
    return "{\"presentPassword\":\"%s\",\"email\":\"%s\"}".formatted(password, address);
  }

  private static void assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"type\":\"urn:gatehouse:problem:" + name + "\"");
  }
}
