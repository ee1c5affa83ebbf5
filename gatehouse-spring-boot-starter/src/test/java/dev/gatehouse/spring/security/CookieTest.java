package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTest {
  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();

  @Test
  void keepsTheSessionFromScriptsAndOtherSites() {
    var response = signIn("no-remember");

    assertThat(cookie(response, "gatehouse-session"))
        .matches("gatehouse-session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax");
    assertThat(cookie(response, "gatehouse-csrf")).startsWith("gatehouse-csrf=;");
  }

  @Test
  void outlivesTheBrowserOnlyWhenAsked() {
    var response = signIn("remember");

    assertThat(cookie(response, "gatehouse-session")).contains("; Max-Age=5184000;");
  }

  @Test
  void replacesACookieThatLastsByOneThatDoesNot() {
    var visitor = Visitor.at(host).registered(email);
    visitor.submit("/account/sign-in", "email", email, "password", Kit.PASSWORD, "remember", "yes");
    var lasting = visitor.cookies().get("gatehouse-session");

    var csrf = visitor.csrf("/account/password");
    var again = visitor.post("/account/sign-in", csrf, "email", email, "password", Kit.PASSWORD);

    assertThat(cookie(again, "gatehouse-session")).isNotEmpty().doesNotContain("Max-Age");
    assertThat(visitor.cookies().get("gatehouse-session")).isNotEqualTo(lasting);
    var before = Visitor.at(host).with("Authorization", "Bearer " + lasting);
    assertThat(before.api("GET", "session").statusCode()).isEqualTo(401);
  }

  @Test
  void guardsTheCsrfCookieToo() {
    var response = Visitor.at(host).get("/account/sign-in");

    assertThat(cookie(response, "gatehouse-csrf"))
        .matches("gatehouse-csrf=[\\w-]+; Path=/; HttpOnly; SameSite=Lax");
  }

  @Test
  void isSecureAndOfThisHostAloneOnHttps() {
    try (var https =
        Host.start(TestDatabase.SQLITE, "gatehouse.base-url=https://accounts.example.org")) {
      var visitor = Visitor.at(https).registered(email);
      var page = visitor.get("/account/sign-in");
      var response = visitor.submit("/account/sign-in", "email", email, "password", Kit.PASSWORD);

      assertThat(cookie(page, "__Host-gatehouse-csrf"))
          .matches("__Host-gatehouse-csrf=[\\w-]+; Path=/; Secure; HttpOnly; SameSite=Lax");
      assertThat(cookie(response, "__Host-gatehouse-session"))
          .matches("__Host-gatehouse-session=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
      assertThat(response.headers().firstValue("Strict-Transport-Security"))
          .contains("max-age=63072000; includeSubDomains");
      assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost,'',''",
    "https://accounts.example.org,__Host-,'Secure; '",
  })
  void isKeptThatWellBetweenTheFactorsToo(String address, String prefix, String secure) {
    try (var clocked = Clocked.start("gatehouse.base-url=" + address)) {
      var ada = Member.of(clocked);
      var browser = Visitor.at(clocked);
      var asked =
          browser.submit("/account/magic-link/request", "email", ada.email(), "to", "/notes");
      var half = browser.submit("/account/sign-in", "email", ada.email(), "password", Kit.PASSWORD);
      var code = "/account/sign-in/code";
      var in = browser.submit(code, "code", ada.phone().code(), "trust", "yes");

      var kept = "; " + secure + "HttpOnly; SameSite=Lax";
      assertThat(cookie(asked, prefix + "gatehouse-return"))
          .contains("Max-Age=1800")
          .endsWith(kept);
      assertThat(cookie(half, prefix + "gatehouse-challenge"))
          .matches("[\\w-]+=[\\w-]{43}; Path=/" + kept);
      assertThat(cookie(in, prefix + "gatehouse-device")).contains("Max-Age=").endsWith(kept);
      assertThat(cookie(in, prefix + "gatehouse-trust"))
          .contains("Max-Age=2592000;")
          .endsWith(kept);
      assertThat(cookie(in, prefix + "gatehouse-challenge")).contains("=; ", "Max-Age=0;");
      assertThat(cookie(in, prefix + "gatehouse-return")).contains("=; ", "Max-Age=0;");
    }
  }

  @Test
  void servesAProgramByCookieWhenAsked() {
    var visitor = Visitor.at(host).registered(email);
    var response =
        visitor.json(
            "sessions",
            "{\"email\":\"%s\",\"password\":\"%s\",\"transport\":\"cookie\",\"remember\":true}"
                .formatted(email, Kit.PASSWORD));

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).matches("\\{\"sessionId\":\"[0-9a-f-]{36}\"}");
    assertThat(cookie(response, "gatehouse-session")).contains("; Max-Age=5184000;");
    assertThat(visitor.api("GET", "session").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "or1=1--"})
  void forgetsATokenThatIsNone(String token) {
    var visitor = Visitor.at(host);
    visitor.cookies().put("gatehouse-session", token);

    var response = visitor.api("GET", "session");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(cookie(response, "gatehouse-session"))
        .contains("gatehouse-session=; Path=/; Max-Age=0");
  }

  @Test
  void takesTheHeaderAndNotTheCookieWhenBothAreThere() {
    var other = Emails.fresh();
    var visitor = Visitor.at(host).registered(email).registered(other).signedIn(email);
    var header = Visitor.at(host).signedInByToken(other);
    var token =
        Visitor.member(
            header
                .json(
                    "sessions",
                    "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(other, Kit.PASSWORD))
                .body(),
            "token");

    var asOther = visitor.with("Authorization", "Bearer " + token).api("GET", "session");
    var asNobody = visitor.with("Authorization", "Bearer nonsense").api("GET", "session");
    var asSelf = visitor.without("Authorization").api("GET", "session");

    assertThat(Visitor.member(asOther.body(), "email")).isEqualTo(other);
    assertThat(asNobody.statusCode()).isEqualTo(401);
    assertThat(Visitor.member(asSelf.body(), "email")).isEqualTo(email);
  }

  @Test
  void neverMakesAnHttpSession() {
    var visitor = Visitor.at(host).registered(email);
    visitor.get("/account");
    visitor.get("/notes");
    visitor.with("Accept", "text/html").get("/notes");
    visitor.post("/account/sign-in", "stale");
    visitor.submit("/account/sign-in", "email", email, "password", "wrong");
    visitor.signedIn(email);
    visitor.get("/account");
    visitor.get("/notes");
    visitor.get("/no-such-page");
    visitor.submit("/account/sign-out");

    assertThat(visitor.cookies().keySet()).isSubsetOf("gatehouse-csrf", "gatehouse-device");
  }

  private HttpResponse<String> signIn(String remember) {
    return Visitor.at(host)
        .registered(email)
        .submit("/account/sign-in", "email", email, "password", Kit.PASSWORD, remember, "yes");
  }

  private static String cookie(HttpResponse<String> response, String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .findFirst()
        .orElse("");
  }
}
