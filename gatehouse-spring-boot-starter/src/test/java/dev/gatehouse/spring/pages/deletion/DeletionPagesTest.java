package dev.gatehouse.spring.pages.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeletionPagesTest {
  private static final String DELETE = "/account/delete";
  private static final String RESTORE = "/account/restore";
  private static final String BOSS = "boss@example.org";

  private static Host host;

  private final String email = Emails.fresh();

  @BeforeAll
  static void start() {
    host = Clocked.start();
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void closeTheAccountAndKeepItAfterAll() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var elsewhere = Visitor.at(host).signedIn(email);
    assertThat(visitor.get(DELETE).body()).contains(email, "For 30 days").doesNotContain("code");

    assertLeadsTo(visitor.submit(DELETE, "present", Kit.PASSWORD), "/account/deleted");
    assertThat(visitor.cookies()).doesNotContainKey("gatehouse-session");
    assertThat(visitor.get("/account/deleted").body()).contains("for 30 days it brings");
    assertLeadsTo(elsewhere.get("/account"), "/account/sign-in");
    assertThat(signIn().statusCode()).isEqualTo(403);

    var token = host.mailedToken("deletion-requested", email);
    var link = RESTORE + "?token=" + token;
    assertThat(Visitor.at(host).get(link).body()).contains("One click").doesNotContain("??");
    Visitor.at(host).send("HEAD", link, "", "");
    assertThat(signIn().statusCode()).isEqualTo(403);
    var csrf = visitor.csrf(link);
    assertLeadsTo(visitor.post(RESTORE, csrf, "token", token), "/account/restored");
    assertThat(visitor.get("/account/restored").body()).contains("Your account stays");
    assertLeadsTo(signIn(), "/account");
    assertThat(visitor.post(RESTORE, csrf, "token", token).statusCode()).isEqualTo(410);
    assertThat(visitor.get(link).statusCode()).isEqualTo(410);
  }

  @Test
  void asksForThePasswordAndSaysWhenToTryAgain() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    var wrong = visitor.submit(DELETE, "present", "not the password");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("That is not your present password", "href=\"#present\"")
        .doesNotContain("not the password\"");
    while (visitor.submit(DELETE, "present", "wrong").statusCode() == 422) {
      assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    }

    var throttled = visitor.submit(DELETE, "present", Kit.PASSWORD);
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).isPresent();
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void asksForACodeTooWhileTheSecondFactorIsOn() {
    var ada = Member.of(host);
    var visitor = Visitor.at(host);
    visitor.submit("/account/sign-in", "email", ada.email(), "password", Kit.PASSWORD);
    var step = visitor.csrf("/account/sign-in/code");
    visitor.post("/account/sign-in/code", step, "code", ada.nextCode());
    assertThat(visitor.get(DELETE).body()).contains("name=\"code\"");

    var none = visitor.submit(DELETE, "present", Kit.PASSWORD, "code", " ");
    var wrong = visitor.submit(DELETE, "present", Kit.PASSWORD, "code", "000 000");
    var right =
        visitor.submit(DELETE, "present", Kit.PASSWORD, "code", ada.codes().getFirst().reveal());

    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Enter a code of your authenticator app");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("That code is wrong");
    assertLeadsTo(right, "/account/deleted");
  }

  @Test
  void keepTheLastOwner() {
    var boss = Visitor.at(host).signedIn(BOSS);

    var refused = boss.submit(DELETE, "present", Kit.PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Somebody must be Owner");
    assertThat(boss.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void leadWhoHasBeenSignedOutMeanwhileToTheSignIn() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var csrf = visitor.csrf(DELETE);
    var other = Visitor.at(host).signedIn(email);
    other.post("/account/sessions/others", other.csrf("/account"));

    assertLeadsTo(visitor.post(DELETE, csrf, "present", Kit.PASSWORD), "/account/sign-in");
    assertLeadsTo(Visitor.at(host).get(DELETE), "/account/sign-in?to=%2Faccount%2Fdelete");
    assertLeadsTo(signIn(), "/account");
  }

  @Test
  void saysWhatHappensWithoutAGrace() {
    try (var strict = Clocked.start("gatehouse.deletion.grace=0")) {
      Member.confirmed(strict, BOSS);
      var visitor = Visitor.at(strict).registered(email).signedIn(email);
      assertThat(visitor.get(DELETE).body()).contains("nothing brings it back");

      visitor.submit(DELETE, "present", Kit.PASSWORD);

      assertThat(visitor.get("/account/deleted").body()).contains("Your account is deleted");
    }
  }

  private HttpResponse<String> signIn() {
    return Visitor.at(host).submit("/account/sign-in", "email", email, "password", Kit.PASSWORD);
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
