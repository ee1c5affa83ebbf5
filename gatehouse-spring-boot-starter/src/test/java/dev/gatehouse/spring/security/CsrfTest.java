package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign-in",
        "register",
        "sign-out",
        "confirm",
        "confirm/again",
        "confirm/reset",
        "email",
        "email/confirm",
        "email/undo",
        "forgot",
        "reset",
        "password",
        "sessions/others"
      })
  void refusesAFormWithoutTheToken(String page) {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    var response = visitor.send("POST", "/account/" + page, FORM, "email=a%40example.org");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("This form has gone stale", "reload the page");
    assertThat(visitor.api("GET", "session").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/account/sign-in, /account/sign-in",
    "/account/sign-in?to=%2F%2Fexample.org, /account/sign-in",
    "/account/second-factor/enable, /account/second-factor",
    "/account/devices/x, /account/devices",
    "/account/profile/picture, /account/profile",
    "/account/admin/users/x/status, /account/admin/users/x",
    "/account/nothing/at/all, /account"
  })
  void leadsFromAStaleFormToItsPage(String form, String page) {
    var response = Visitor.at(host).send("POST", form, FORM, "_csrf=stale");

    assertForged(response);
    assertThat(response.body()).contains("href=\"" + page + "\">Open the page again");
  }

  // the page of a mailed link is nothing without its token, and the host's pages are its own
  @ParameterizedTest
  @CsvSource({"/account/reset, token=x", "/account/invitation, token=x", "/notes, text=x"})
  void leadsToNoPageThatMayNotBeThere(String form, String body) {
    var response = Visitor.at(host).with("Accept", "text/html").send("POST", form, FORM, body);

    assertForged(response);
    assertThat(response.body()).doesNotContain("Open the page again");
  }

  @Test
  void refusesATokenWithoutItsCookieAndAnotherVisitorsToken() {
    var visitor = Visitor.at(host).registered(email);
    var token = visitor.csrf("/account/sign-in");
    var foreign = Visitor.at(host).csrf("/account/sign-in");
    var own = String.valueOf(visitor.cookies().remove("gatehouse-csrf"));

    assertForged(visitor.post("/account/sign-in", token, credentials()));
    visitor.cookies().put("gatehouse-csrf", own);
    assertForged(visitor.post("/account/sign-in", foreign, credentials()));
    // the cookie itself, unmasked, is not what a form holds
    assertForged(visitor.post("/account/sign-in", own, credentials()));
    assertThat(visitor.post("/account/sign-in", token, credentials()).statusCode()).isEqualTo(303);
  }

  @Test
  void takesTheTokenFromTheBodyAlone() {
    var visitor = Visitor.at(host).registered(email);
    var token = visitor.csrf("/account/sign-in");

    assertForged(visitor.send("POST", "/account/sign-in?_csrf=" + token, FORM, "email=a"));
  }

  @Test
  void masksTheTokenAnewOnEachPage() {
    var visitor = Visitor.at(host);

    assertThat(visitor.csrf("/account/sign-in")).isNotEqualTo(visitor.csrf("/account/sign-in"));
  }

  @Test
  void keepsTheTokensOfOtherFormsThatAreOpen() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var open = visitor.csrf("/account");
    visitor.get("/account");
    visitor.post("/account/sessions/others", visitor.csrf("/account"));

    assertThat(visitor.post("/account/sign-out", open).statusCode()).isEqualTo(303);
  }

  @Test
  void endsTheTokenWithTheSignIn() {
    var visitor = Visitor.at(host).registered(email);
    var before = visitor.csrf("/account/sign-in");
    visitor.signedIn(email);

    assertForged(visitor.post("/account/sign-out", before));
  }

  @Test
  void asksJsonWithACookieForTheHeader() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    var without = visitor.api("DELETE", "sessions/current");
    var token = Visitor.member(visitor.api("GET", "csrf").body(), "token");
    var with = visitor.with("X-CSRF-Token", token).api("DELETE", "sessions/current");

    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(without.body()).contains("urn:gatehouse:problem:csrf-token-missing");
    assertThat(with.statusCode()).isEqualTo(204);
    assertThat(visitor.cookies()).doesNotContainKey("gatehouse-session");
  }

  @Test
  void asksAProgramWithItsOwnHeaderForNothing() {
    var visitor = Visitor.at(host).registered(email).signedInByToken(email);

    assertThat(visitor.api("DELETE", "sessions/current").statusCode()).isEqualTo(204);
  }

  @Test
  void doesNotLetAnyOtherHeaderStandForTheToken() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    var response = visitor.with("Authorization", "Basic YTpi").api("DELETE", "sessions/current");

    assertThat(response.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,cross-site,403",
    "Sec-Fetch-Site,same-origin,202",
    "Origin,https://evil.example,403",
    "Origin,http://localhost:1,403",
    "Origin,null,202"
  })
  void refusesWhatTheBrowserSaysComesFromAnotherSite(String header, String value, int status) {
    var response =
        Visitor.at(host)
            .with(header, value)
            .json(
                "registrations",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Kit.PASSWORD));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body().contains("urn:gatehouse:problem:cross-site-request"))
        .isEqualTo(status == 403);
  }

  @Test
  void takesItsOwnOrigin() {
    var own = host.at("").toString();

    var response = Visitor.at(host).with("Origin", own).submit("/account/register", credentials());

    assertThat(response.statusCode()).isEqualTo(303);
  }

  @Test
  void showsAPageToABrowserFromAnotherSite() {
    var visitor = Visitor.at(host);
    var token = visitor.csrf("/account/sign-in");

    var response =
        visitor.with("Sec-Fetch-Site", "cross-site").post("/account/sign-in", token, credentials());

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("That came from another site");
  }

  private String[] credentials() {
    return new String[] {"email", email, "password", Kit.PASSWORD};
  }

  private static void assertForged(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("This form has gone stale");
  }
}
