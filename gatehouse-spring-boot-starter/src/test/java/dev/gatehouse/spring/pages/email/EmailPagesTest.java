package dev.gatehouse.spring.pages.email;

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
class EmailPagesTest {
  private static final String FRESH = "seven quiet herons at noon";

  private final Host host;
  private final String email = Emails.fresh();
  private final String other = Emails.fresh();

  EmailPagesTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @BeforeEach
  void registerBehindAnOwner() {
    Visitor.at(host).registered("first-" + email).registered(email);
  }

  @Test
  void changesTheAddressForWhoIsSignedIn() {
    var visitor = confirmed();
    var elsewhere = Visitor.at(host).signedIn(email);
    var before = String.valueOf(visitor.cookies().get("gatehouse-session"));
    assertThat(visitor.get("/account").body()).contains("href=\"/account/email\"");
    assertThat(visitor.get("/account/email").body()).contains("Your account keeps " + email);

    assertLeadsTo(ask(visitor, other, Kit.PASSWORD), "/account/email/sent");
    var link = changeLink();
    assertThat(visitor.get(link).body()).contains("One click").doesNotContain("type=\"password\"");
    assertLeadsTo(visitor.submit(link, "token", tokenOf(link)), "/account/email/changed");

    assertThat(visitor.cookies().get("gatehouse-session")).isNotEqualTo(before);
    assertThat(visitor.get("/account").body()).contains(other).doesNotContain(email);
    assertLeadsTo(elsewhere.get("/account"), "/account/sign-in");
    assertThat(Visitor.at(host).signedIn(other).get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void asksWhoIsNotSignedInForThePassword() {
    ask(confirmed(), other, Kit.PASSWORD);
    var link = changeLink();
    var visitor = Visitor.at(host);
    assertThat(visitor.get(link).body())
        .contains("type=\"password\"", "You did not ask for this?")
        .doesNotContain(email, other);

    var without = visitor.submit(link, "token", tokenOf(link));
    var wrong = visitor.submit(link, "token", tokenOf(link), "password", "not it at all");
    var right = visitor.submit(link, "token", tokenOf(link), "password", Kit.PASSWORD);

    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("Enter the password of the account, or sign in first.");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("href=\"#password\"").doesNotContain("not it at all");
    assertLeadsTo(right, "/account/email/changed");
    assertThat(right.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("gatehouse-session="));
  }

  @Test
  void saysWhatIsWrongWithTheWish() {
    var visitor = confirmed();

    var malformed = ask(visitor, "nobody", Kit.PASSWORD);
    var same = ask(visitor, email, Kit.PASSWORD);
    var wrong = ask(visitor, other, "not the password");

    assertThat(malformed.statusCode()).isEqualTo(422);
    assertThat(malformed.body()).contains("Enter an e-mail address", "value=\"nobody\"");
    assertThat(same.body()).contains("That is your present e-mail address.");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("href=\"#present\"", "value=\"" + other + "\"")
        .doesNotContain("not the password");
  }

  @Test
  void saysWhenToAskAgain() {
    var visitor = confirmed();
    for (int i = 0; i < 3; i++) {
      assertLeadsTo(ask(visitor, i + other, Kit.PASSWORD), "/account/email/sent");
    }

    var response = ask(visitor, other, Kit.PASSWORD);

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void takesTheAccountBackAndLeadsToAnotherPassword() {
    var thief = confirmed();
    ask(thief, other, Kit.PASSWORD);
    thief.submit(changeLink(), "token", tokenOf(changeLink()));
    var link = "/account/email/undo?token=" + host.mailedToken("email-changed", email);
    var holder = Visitor.at(host);
    assertThat(holder.get(link).body()).contains("Take your account back").doesNotContain(email);

    var undone = holder.submit(link, "token", tokenOf(link));

    var reset = undone.headers().firstValue("Location").orElseThrow();
    assertThat(undone.statusCode()).isEqualTo(303);
    assertThat(reset).matches("/account/reset\\?token=[\\w-]{43}");
    assertLeadsTo(thief.get("/account"), "/account/sign-in");
    assertThat(signIn(other, Kit.PASSWORD).statusCode()).isEqualTo(422);
    assertThat(signIn(email, Kit.PASSWORD).statusCode()).isEqualTo(422);
    assertLeadsTo(
        holder.submit(reset, "token", tokenOf(reset), "password", FRESH), "/account/sign-in?reset");
    assertLeadsTo(signIn(email, FRESH), "/account");
    assertThat(holder.get(link).statusCode()).isEqualTo(410);
  }

  @Test
  void changesNothingWhenALinkIsMerelyLookedAt() {
    var visitor = confirmed();
    ask(visitor, other, Kit.PASSWORD);
    var confirm = changeLink();
    for (var method : new String[] {"GET", "HEAD"}) {
      assertThat(visitor.send(method, confirm, "", "").statusCode()).isEqualTo(200);
    }
    assertThat(visitor.get("/account").body()).contains(email);
    assertLeadsTo(visitor.submit(confirm, "token", tokenOf(confirm)), "/account/email/changed");

    var undo = "/account/email/undo?token=" + host.mailedToken("email-changed", email);
    for (var method : new String[] {"GET", "HEAD"}) {
      assertThat(Visitor.at(host).send(method, undo, "", "").statusCode()).isEqualTo(200);
    }
    assertThat(visitor.get("/account").body()).contains(other);
  }

  @Test
  void confirmsARegistrationByThePassword() {
    var link = confirmationLink();
    var visitor = Visitor.at(host);
    assertThat(visitor.get(link).body()).contains("type=\"password\"").doesNotContain(email);

    var wrong = visitor.submit(link, "token", tokenOf(link), "password", "not it at all");
    var right = visitor.submit(link, "token", tokenOf(link), "password", Kit.PASSWORD);

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("That is not the password of the account.");
    assertLeadsTo(right, "/account/confirmed");
    assertThat(visitor.signedIn(email).get("/account").body()).doesNotContain("not confirmed yet");
  }

  @Test
  void givesTheAccountToWhoReadsTheMailAndNotToWhoRegisteredIt() {
    var stranger = Visitor.at(host).signedIn(email);
    var link = confirmationLink();
    var victim = Visitor.at(host);
    assertThat(victim.get(link).body()).contains("You did not choose a password?");

    var begun = victim.post("/account/confirm/reset", victim.csrf(link), "token", tokenOf(link));
    var reset = begun.headers().firstValue("Location").orElseThrow();
    assertLeadsTo(
        victim.submit(reset, "token", tokenOf(reset), "password", FRESH), "/account/sign-in?reset");

    assertLeadsTo(stranger.get("/account"), "/account/sign-in");
    assertThat(signIn(email, Kit.PASSWORD).statusCode()).isEqualTo(422);
    assertLeadsTo(signIn(email, FRESH), "/account");
    assertThat(victim.get(link).statusCode()).isEqualTo(410);
  }

  @Test
  void sendsAnotherLinkToConfirm() {
    var visitor = Visitor.at(host).signedIn(email);
    var older = confirmationLink();
    assertThat(visitor.get("/account").body()).contains("href=\"/account/confirm/again\"");
    assertThat(visitor.get("/account/confirm/again").body()).contains("value=\"" + email + "\"");

    assertLeadsTo(
        visitor.submit("/account/confirm/again", "email", email), "/account/confirm/sent");

    assertThat(visitor.get(older).statusCode()).isEqualTo(410);
    assertThat(visitor.get(older).body()).contains("href=\"/account/confirm/again\"");
    assertThat(visitor.get(confirmationLink()).statusCode()).isEqualTo(200);
  }

  @Test
  void isForWhoIsSignedIn() {
    var visitor = Visitor.at(host);
    var csrf = visitor.csrf("/account/sign-in");

    assertLeadsTo(visitor.get("/account/email"), "/account/sign-in?to=%2Faccount%2Femail");
    assertLeadsTo(visitor.post("/account/email", csrf, "email", other), "/account/sign-in");
  }

  private Visitor confirmed() {
    var link = confirmationLink();
    var visitor = Visitor.at(host).signedIn(email);
    assertLeadsTo(visitor.submit(link, "token", tokenOf(link)), "/account/confirmed");
    return visitor;
  }

  private String confirmationLink() {
    return "/account/confirm?token=" + host.mailedToken("confirm-email", email);
  }

  private String changeLink() {
    return "/account/email/confirm?token=" + host.mailedToken("confirm-email-change", other);
  }

  private static String tokenOf(String link) {
    return link.substring(link.indexOf('=') + 1);
  }

  private static HttpResponse<String> ask(Visitor visitor, String address, String password) {
    return visitor.submit("/account/email", "email", address, "present", password);
  }

  private HttpResponse<String> signIn(String address, String password) {
    return Visitor.at(host).submit("/account/sign-in", "email", address, "password", password);
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
