package dev.gatehouse.spring.pages;

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
class PasswordPageTest {
  private static final String FRESH = "seven quiet herons at noon";
  private static final String DONE = "/account?password-changed";

  private final Host host;
  private final String email = Emails.fresh();

  PasswordPageTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @Test
  void changesThePasswordAndTellsTheUser() {
    var visitor = Visitor.at(host).registered(Emails.fresh()).registered(email).signedIn(email);
    confirm();
    assertThat(visitor.get("/account").body())
        .contains("href=\"/account/password\"")
        .doesNotContain("Your password is changed");
    assertThat(visitor.get("/account/password").body())
        .contains("Present password", "New password")
        .doesNotContain("??");

    assertLeadsTo(change(visitor, Kit.PASSWORD, FRESH), DONE);

    assertThat(visitor.get(DONE).body())
        .contains("Your password is changed.", email)
        .doesNotContain("??");
    assertThat(signIn(Kit.PASSWORD).statusCode()).isEqualTo(422);
    assertLeadsTo(signIn(FRESH), "/account");
    assertThat(host.mailed("password-changed", email)).isNotNull();
  }

  // an address that is not proved is told nothing
  private void confirm() {
    var token = host.mailedToken("confirm-email", email);
    var proof = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, Kit.PASSWORD);
    Visitor.at(host).json("email-confirmations", proof);
  }

  @Test
  void endsTheOtherSessionsAndTheOldToken() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var other = Visitor.at(host).signedIn(email);
    var program = Visitor.at(host).signedInByToken(email);
    var before = String.valueOf(visitor.cookies().get("gatehouse-session"));

    change(visitor, Kit.PASSWORD, FRESH);

    assertThat(visitor.cookies().get("gatehouse-session")).isNotEqualTo(before);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    assertLeadsTo(other.get("/account"), "/account/sign-in");
    assertThat(program.api("GET", "session").statusCode()).isEqualTo(401);
    visitor.cookies().put("gatehouse-session", before);
    assertLeadsTo(visitor.get("/account"), "/account/sign-in");
  }

  @Test
  void voidsALinkThatWasMailedBefore() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    visitor.submit("/account/forgot", "email", email);
    var link = "/account/reset?token=" + host.mailedToken("reset-password", email);
    assertThat(visitor.get(link).statusCode()).isEqualTo(200);

    change(visitor, Kit.PASSWORD, FRESH);

    assertThat(visitor.get(link).statusCode()).isEqualTo(410);
  }

  @Test
  void letsTheCookieLastAsBefore() {
    Visitor.at(host).registered(email);
    var passing = Visitor.at(host).signedIn(email);
    var briefly = cookie(change(passing, Kit.PASSWORD, FRESH));
    var lasting = Visitor.at(host);
    lasting.submit("/account/sign-in", "email", email, "password", FRESH, "remember", "yes");
    var longer = cookie(change(lasting, FRESH, Kit.PASSWORD));

    assertThat(briefly).matches("gatehouse-session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax");
    assertThat(longer).contains("; Max-Age=5184000;", "; HttpOnly; SameSite=Lax");
  }

  @Test
  void endsTheFormsThatWereOpen() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var open = visitor.csrf("/account");

    change(visitor, Kit.PASSWORD, FRESH);

    assertThat(visitor.post("/account/sign-out", open).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesAWrongPresentPassword() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    var response = change(visitor, "not the password", FRESH);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(response.body())
        .contains("href=\"#present\"", "That is not your present password.")
        .contains("aria-invalid=\"true\" aria-describedby=\"present-fault\"")
        .doesNotContain("not the password", FRESH);
    assertLeadsTo(signIn(Kit.PASSWORD), "/account");
  }

  @Test
  void refusesAWeakOrTheSamePassword() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    var weak = change(visitor, Kit.PASSWORD, "password1");
    var same = change(visitor, Kit.PASSWORD, Kit.PASSWORD);

    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(weak.body()).contains("href=\"#password\"", "tried first");
    assertThat(same.statusCode()).isEqualTo(422);
    assertThat(same.body()).contains("That is your present password. Choose another.");
    assertLeadsTo(change(visitor, Kit.PASSWORD, FRESH), DONE);
  }

  @Test
  void saysWhenToTryAgain() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    for (int i = 0; i < 5; i++) {
      change(visitor, "not the password", FRESH);
    }

    var response = change(visitor, Kit.PASSWORD, FRESH);

    var seconds = response.headers().firstValue("Retry-After").orElseThrow();
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.body()).contains("Try again in " + seconds + " seconds.");
    assertLeadsTo(signIn(Kit.PASSWORD), "/account");
  }

  @Test
  void isForWhoIsSignedIn() {
    var visitor = Visitor.at(host);
    var csrf = visitor.csrf("/account/sign-in");

    assertLeadsTo(visitor.get("/account/password"), "/account/sign-in?to=%2Faccount%2Fpassword");
    assertLeadsTo(
        visitor.post("/account/password", csrf, "present", Kit.PASSWORD, "password", FRESH),
        "/account/sign-in");
  }

  private static HttpResponse<String> change(Visitor visitor, String present, String fresh) {
    return visitor.submit("/account/password", "present", present, "password", fresh);
  }

  private HttpResponse<String> signIn(String password) {
    return Visitor.at(host).submit("/account/sign-in", "email", email, "password", password);
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("gatehouse-session="))
        .findFirst()
        .orElse("");
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
