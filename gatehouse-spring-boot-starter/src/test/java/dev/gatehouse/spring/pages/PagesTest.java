package dev.gatehouse.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PagesTest {
  private static final String SESSIONS = "/account/sessions";
  private static final Pattern SESSION =
      Pattern.compile("action=\"/account/sessions/([0-9a-f-]{36})\"");

  private final Host host;
  private final String email = Emails.fresh();

  PagesTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @Test
  void registersSignsInSaysWhoItIsAndSignsOut() {
    var visitor = Visitor.at(host);

    var registered = visitor.submit("/account/register", "email", email, "password", Kit.PASSWORD);
    assertLeadsTo(registered, "/account/registered");
    assertThat(visitor.get("/account/registered").body()).contains("Check your mail");

    var signedIn = visitor.submit("/account/sign-in", "email", email, "password", Kit.PASSWORD);
    assertLeadsTo(signedIn, "/account");
    assertThat(visitor.get("/account").body()).contains("Signed in as", email);

    var signedOut = visitor.submit("/account/sign-out");
    assertLeadsTo(signedOut, "/account/sign-in");
    assertThat(visitor.cookies()).doesNotContainKey("gatehouse-session");
    assertLeadsTo(visitor.get("/account"), "/account/sign-in");
  }

  @Test
  void endsTheSessionItselfWithTheSignOut() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var token = String.valueOf(visitor.cookies().get("gatehouse-session"));

    visitor.submit("/account/sign-out");
    visitor.cookies().put("gatehouse-session", token);

    assertLeadsTo(visitor.get("/account"), "/account/sign-in");
  }

  @Test
  void changesNothingWhenSignOutIsMerelyLookedAt() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    var page = visitor.get("/account/sign-out");

    assertThat(page.body()).contains("Do you want to sign out");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void confirmsAnAddressByTheButtonAndNotByTheLink() {
    Visitor.at(host).registered("first-" + email);
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var link = "/account/confirm?token=" + confirmationToken();

    visitor.get(link);
    var head = visitor.send("HEAD", link, "", "");
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(visitor.get("/account").body()).contains("not confirmed yet");

    var csrf = visitor.csrf(link);
    var token = link.substring(link.indexOf('=') + 1);
    assertLeadsTo(visitor.post("/account/confirm", csrf, "token", token), "/account/confirmed");
    assertThat(visitor.get("/account").body()).doesNotContain("not confirmed yet");

    var again = visitor.post("/account/confirm", csrf, "token", token);
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("This link is no longer good");
  }

  @Test
  void buildsTheMailedLinkFromTheBaseUrlAlone() {
    var link = host.bean(AccountPaths.class).confirmation("abc");

    assertThat(link).hasToString("http://localhost:8080/account/confirm?token=abc");
  }

  @Test
  void showsTheFormAgainWithTheAddressAndWithoutThePassword() {
    var typed = "<script>alert(1)</script>\"";

    var response =
        Visitor.at(host).submit("/account/register", "email", typed, "password", "short-1");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains("value=\"&lt;script&gt;alert(1)&lt;/script&gt;&quot;\"")
        .contains("role=\"alert\"", "href=\"#email\"", "href=\"#password\"")
        .contains("aria-invalid=\"true\" aria-describedby=\"email-fault\"")
        .contains("aria-describedby=\"password-hint password-fault\"")
        .doesNotContain("short-1", "<script>");
  }

  @Test
  void saysOfAWrongSignInNoMoreThanThatItIsWrong() {
    Visitor.at(host).registered(email);

    var response =
        Visitor.at(host).submit("/account/sign-in", "email", email, "password", "not-it");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains("The e-mail address or the password is wrong.", "value=\"" + email + "\"")
        .doesNotContain("not-it");
  }

  @Test
  void saysWhenToTryAgain() {
    var visitor = Visitor.at(host);
    for (int i = 0; i < 5; i++) {
      visitor.submit("/account/sign-in", "email", email, "password", "not-it");
    }

    var response = visitor.submit("/account/sign-in", "email", email, "password", "not-it");

    var seconds = response.headers().firstValue("Retry-After").orElseThrow();
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.body()).contains("Try again in " + seconds + " seconds.");
  }

  @Test
  void endsOneSessionOrAllOthersButNoForeignOne() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    var second = Visitor.at(host).signedIn(email);
    var third = Visitor.at(host).signedIn(email);
    var stranger = Visitor.at(host).registered("s-" + email).signedIn("s-" + email);
    var matcher = SESSION.matcher(visitor.get("/account/sessions").body());
    assertThat(matcher.find()).isTrue();
    var path = "/account/sessions/" + matcher.group(1);

    var csrf = stranger.csrf("/account");
    assertLeadsTo(stranger.post(path, csrf), SESSIONS);
    assertLeadsTo(stranger.post("/account/sessions/nonsense", csrf), SESSIONS);
    assertThat(second.get("/account").statusCode()).isEqualTo(200);
    assertThat(third.get("/account").statusCode()).isEqualTo(200);

    assertLeadsTo(visitor.post(path, visitor.csrf("/account")), SESSIONS);
    assertThat(second.get("/account").statusCode() + third.get("/account").statusCode())
        .isEqualTo(200 + 303);

    assertLeadsTo(visitor.post(SESSIONS + "/others", visitor.csrf("/account")), SESSIONS);
    assertThat(second.get("/account").statusCode()).isEqualTo(303);
    assertThat(third.get("/account").statusCode()).isEqualTo(303);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void refusesARegistrationWhenItIsClosed() {
    try (var closed = Host.start(TestDatabase.SQLITE, "gatehouse.registration.open=false")) {
      var response =
          Visitor.at(closed).submit("/account/register", "email", email, "password", Kit.PASSWORD);

      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).contains("Registration is closed");
      var api =
          Visitor.at(closed).json("registrations", "{\"email\":\"a@b.org\",\"password\":\"x\"}");
      assertThat(api.body()).contains("urn:gatehouse:problem:registration-closed");
    }
  }

  @Test
  void showsItsOwnPageForWhatIsNotThereAndForOtherMethods() {
    var visitor = Visitor.at(host);

    assertThat(visitor.get("/account/nothing").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/account/nothing").body()).contains("There is nothing here");
    var put = visitor.with("Authorization", "Bearer x").send("PUT", "/account/sign-in", "", "");
    assertThat(put.statusCode()).isEqualTo(405);
    assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS, POST");
    var plain = visitor.send("POST", "/account/sign-in", "text/plain", "email=a");
    assertThat(plain.statusCode()).isEqualTo(415);
  }

  private String confirmationToken() {
    host.gatehouse().outbox().deliverDue();
    return host.mails().all().stream()
        .filter(mail -> mail.to().equals(email))
        .flatMap(mail -> mail.values().values().stream())
        .findFirst()
        .orElseThrow();
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
