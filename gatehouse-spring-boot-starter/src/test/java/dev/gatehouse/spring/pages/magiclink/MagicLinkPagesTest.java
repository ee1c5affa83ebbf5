package dev.gatehouse.spring.pages.magiclink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class MagicLinkPagesTest {
  private final Host host;
  private final String email = Emails.fresh();

  MagicLinkPagesTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @Test
  void signInByTheButtonAndNotByTheLink() {
    var browser = Visitor.at(host).registered(email);
    var sent = browser.submit("/account/magic-link/request", "email", email);
    assertThat(sent.headers().firstValue("Location")).contains("/account/magic-link/sent");
    var token = host.mailedToken("magic-link", email);
    var link = "/account/magic-link?token=" + token;

    browser.send("HEAD", link, "", "");
    assertThat(browser.get(link).body()).contains("One click").doesNotContain("??");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse-session");
    var csrf = browser.csrf(link);
    var in = browser.post("/account/magic-link", csrf, "token", token);

    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(browser.get("/account").body()).contains(email);
    var again = browser.post("/account/magic-link", browser.csrf("/account"), "token", token);
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(browser.get(link).statusCode()).isEqualTo(410);
  }

  @Test
  void leadToWhereTheUserWantedToGo() {
    var browser = Visitor.at(host).registered(email);
    var ask = "/account/magic-link/request";
    assertThat(browser.get("/account/sign-in?to=/notes?a=1").body())
        .contains(ask + "?to=/notes?a%3D1");
    assertThat(browser.get(ask + "?to=/notes").body()).contains("name=\"to\" value=\"/notes\"");

    browser.submit(ask, "email", email, "to", "/notes?a=1%262");
    var in = redeem(browser);

    assertThat(in.headers().firstValue("Location")).contains("/notes?a=1%262");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse-return");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example", "/%0a", "https://evil.example", "/\\evil.example", ""})
  void leadHomeWhenTheCookieHasBeenTamperedWith(String planted) {
    var browser = Visitor.at(host).registered(email);
    browser.submit("/account/magic-link/request", "email", email);
    var bytes = URLDecoder.decode(planted, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);

    browser.cookies().put("gatehouse-return", Base64.getUrlEncoder().encodeToString(bytes));

    assertThat(redeem(browser).headers().firstValue("Location")).contains("/account");
  }

  private HttpResponse<String> redeem(Visitor browser) {
    var token = host.mailedToken("magic-link", email);
    var csrf = browser.csrf("/account/magic-link?token=" + token);
    return browser.post("/account/magic-link", csrf, "token", token);
  }

  @Test
  void showTheFormAgainForWhatIsNoAddress() {
    var page = Visitor.at(host).submit("/account/magic-link/request", "email", "nobody");

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Enter an e-mail address").doesNotContain("??");
  }
}
