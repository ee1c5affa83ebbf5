package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PasswordApiTest {
  private static final String FRESH = "seven quiet herons at noon";

  private final Host host;
  private final String email = Emails.fresh();

  PasswordApiTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @Test
  void changesThePasswordAndRenewsTheToken() {
    var program = Visitor.at(host).registered(email).signedInByToken(email);
    var other = Visitor.at(host).signedInByToken(email);

    var response = change(program, Kit.PASSWORD, FRESH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(Visitor.member(response.body(), "status")).isEqualTo("password-changed");
    assertProblem(program.api("GET", "session"), 401, "sign-in-required");
    assertProblem(other.api("GET", "session"), 401, "sign-in-required");
    program.with("Authorization", "Bearer " + Visitor.member(response.body(), "token"));
    assertThat(program.api("GET", "session").statusCode()).isEqualTo(200);
    assertProblem(signIn(Kit.PASSWORD), 401, "credentials-wrong");
    assertThat(signIn(FRESH).statusCode()).isEqualTo(201);
  }

  @Test
  void renewsTheCookieOfABrowserAndTellsItsScriptsNoToken() {
    var browser = Visitor.at(host).registered(email).signedIn(email);
    var before = String.valueOf(browser.cookies().get("gatehouse-session"));
    var csrf = Visitor.member(browser.api("GET", "csrf").body(), "token");

    var response = change(browser.with("X-CSRF-Token", csrf), Kit.PASSWORD, FRESH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"password-changed\"}");
    assertThat(browser.cookies().get("gatehouse-session")).isNotEqualTo(before);
    assertThat(browser.api("GET", "session").statusCode()).isEqualTo(200);
    assertProblem(change(browser, FRESH, Kit.PASSWORD), 403, "csrf-token-missing");
    browser.cookies().put("gatehouse-session", before);
    assertProblem(browser.api("GET", "session"), 401, "sign-in-required");
  }

  @Test
  void asksABrowserForTheCsrfToken() {
    var browser = Visitor.at(host).registered(email).signedIn(email);

    assertProblem(change(browser, Kit.PASSWORD, FRESH), 403, "csrf-token-missing");
    assertThat(signIn(Kit.PASSWORD).statusCode()).isEqualTo(201);
  }

  @Test
  void refusesAWrongPresentPassword() {
    var program = Visitor.at(host).registered(email).signedInByToken(email);

    assertProblem(change(program, "not the password", FRESH), 403, "present-password-wrong");
    assertThat(program.api("GET", "session").statusCode()).isEqualTo(200);
    assertThat(signIn(Kit.PASSWORD).statusCode()).isEqualTo(201);
  }

  @Test
  void namesTheFaultOfTheNewPassword() {
    var program = Visitor.at(host).registered(email).signedInByToken(email);

    var weak = change(program, Kit.PASSWORD, "short");
    var same = change(program, Kit.PASSWORD, Kit.PASSWORD);

    assertProblem(weak, 422, "input-rejected");
    assertThat(weak.body()).contains("{\"field\":\"newPassword\",\"code\":\"password-too-short\"");
    assertProblem(same, 422, "input-rejected");
    assertThat(same.body()).contains("{\"field\":\"newPassword\",\"code\":\"password-unchanged\"");
    assertThat(program.api("GET", "session").statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhenToTryAgain() {
    var program = Visitor.at(host).registered(email).signedInByToken(email);
    for (int i = 0; i < 5; i++) {
      change(program, "not the password", FRESH);
    }

    var response = change(program, Kit.PASSWORD, FRESH);

    assertProblem(response, 429, "too-many-attempts");
    assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
  }

  @Test
  void isForWhoIsSignedIn() {
    var visitor = Visitor.at(host);

    assertProblem(change(visitor, Kit.PASSWORD, FRESH), 401, "sign-in-required");
    assertProblem(
        Visitor.at(host).registered(email).signedInByToken(email).api("GET", "password"),
        405,
        "method-not-allowed");
  }

  private static HttpResponse<String> change(Visitor visitor, String present, String fresh) {
    return visitor.send(
        "PUT",
        "/account/api/v1/password",
        "application/json",
        "{\"presentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(present, fresh));
  }

  private HttpResponse<String> signIn(String password) {
    return Visitor.at(host)
        .json("sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"type\":\"urn:gatehouse:problem:" + name + "\"", "\"status\":" + status);
  }
}
