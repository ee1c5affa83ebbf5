package dev.gatehouse.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ResetPagesTest {
  private static final String FRESH = "seven quiet herons at noon";

  private final Host host;
  private final String email = Emails.fresh();

  ResetPagesTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @Test
  void setsAnotherPasswordByAMailedLink() {
    var visitor = Visitor.at(host).registered(email);
    assertThat(visitor.get("/account/sign-in").body())
        .contains("href=\"/account/forgot\"", "Forgot your password?");

    assertLeadsTo(visitor.submit("/account/forgot", "email", email), "/account/forgot/sent");
    assertThat(visitor.get("/account/forgot/sent").body()).contains("Check your mail");

    assertLeadsTo(reset(visitor, token(), FRESH), "/account/sign-in?reset");
    assertThat(visitor.get("/account/sign-in?reset").body())
        .contains("Your password is set. Sign in with it.");
    assertLeadsTo(visitor.get("/account"), "/account/sign-in");

    assertThat(signIn(visitor, Kit.PASSWORD).statusCode()).isEqualTo(422);
    assertLeadsTo(signIn(visitor, FRESH), "/account");
    assertThat(visitor.get("/account").body()).doesNotContain("not confirmed yet");
  }

  @Test
  void endsEverySession() {
    var browser = Visitor.at(host).registered(email).signedIn(email);
    var program = Visitor.at(host).signedInByToken(email);
    var visitor = asked();

    assertLeadsTo(reset(visitor, token(), FRESH), "/account/sign-in?reset");

    assertLeadsTo(browser.get("/account"), "/account/sign-in");
    assertThat(program.api("GET", "session").statusCode()).isEqualTo(401);
  }

  @Test
  void changesNothingWhenTheLinkIsMerelyLookedAt() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    asked();
    var link = "/account/reset?token=" + token();

    var page = visitor.get(link);
    var head = visitor.send("HEAD", link, "", "");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Set a new password");
    assertThat(Visitor.at(host).get(link).body()).doesNotContain(email);
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    assertLeadsTo(signIn(Visitor.at(host), Kit.PASSWORD), "/account");
    assertLeadsTo(reset(visitor, token(), FRESH), "/account/sign-in?reset");
  }

  @Test
  void takesALinkOnce() {
    Visitor.at(host).registered(email);
    var visitor = asked();
    var token = token();
    var csrf = visitor.csrf("/account/reset?token=" + token);
    visitor.post("/account/reset", csrf, "token", token, "password", FRESH);

    var again =
        visitor.post("/account/reset", csrf, "token", token, "password", "nine slow barges east");

    assertDead(again);
    assertDead(visitor.get("/account/reset?token=" + token));
    assertLeadsTo(signIn(visitor, FRESH), "/account");
  }

  @Test
  void offersAnotherLinkForADeadOne() {
    var visitor = Visitor.at(host);

    assertDead(visitor.get("/account/reset"));
    assertDead(visitor.get("/account/reset?token=nonsense"));
    assertDead(visitor.get("/account/reset?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
    assertThat(visitor.send("HEAD", "/account/reset?token=x", "", "").statusCode()).isEqualTo(410);
  }

  @Test
  void saysWhyAPasswordWillNotDoAndKeepsTheLink() {
    Visitor.at(host).registered(email);
    var visitor = asked();

    var response = reset(visitor, token(), "password1");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains("role=\"alert\"", "href=\"#password\"", "tried first")
        .contains("aria-describedby=\"password-hint password-fault\"")
        .contains("name=\"token\" value=\"" + token() + "\"")
        .doesNotContain("password1");
    assertLeadsTo(reset(visitor, token(), FRESH), "/account/sign-in?reset");
  }

  @Test
  void showsTheFormAgainForWhatIsNoAddress() {
    var response = Visitor.at(host).submit("/account/forgot", "email", "<nobody>\"");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains("value=\"&lt;nobody&gt;&quot;\"", "Enter an e-mail address")
        .contains("aria-invalid=\"true\" aria-describedby=\"email-fault\"");
  }

  @Test
  void servesWhoIsSignedInToo() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    assertLeadsTo(visitor.submit("/account/forgot", "email", email), "/account/forgot/sent");
  }

  @Test
  void saysWhenToAskAgain() {
    var visitor = Visitor.at(host);
    for (int i = 0; i < 3; i++) {
      assertLeadsTo(visitor.submit("/account/forgot", "email", email), "/account/forgot/sent");
    }

    var response = visitor.submit("/account/forgot", "email", email);

    var seconds = response.headers().firstValue("Retry-After").orElseThrow();
    assertThat(Integer.parseInt(seconds)).isBetween(1, 300);
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.body()).contains("Try again in 5 minutes.");
  }

  @Test
  void isWhereTheMailedLinkLeads() {
    var link = host.bean(AccountPaths.class).passwordReset("abc");

    assertThat(link).hasToString("http://localhost:8080/account/reset?token=abc");
  }

  private Visitor asked() {
    var visitor = Visitor.at(host);
    visitor.submit("/account/forgot", "email", email);
    return visitor;
  }

  private String token() {
    return host.mailedToken("reset-password", email);
  }

  private static HttpResponse<String> reset(Visitor visitor, String token, String password) {
    var csrf = visitor.csrf("/account/reset?token=" + token);
    return visitor.post("/account/reset", csrf, "token", token, "password", password);
  }

  private HttpResponse<String> signIn(Visitor visitor, String password) {
    return visitor.submit("/account/sign-in", "email", email, "password", password);
  }

  private static void assertDead(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(response.body())
        .contains("This link is no longer good", "href=\"/account/forgot\"", "Ask for a new link");
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
