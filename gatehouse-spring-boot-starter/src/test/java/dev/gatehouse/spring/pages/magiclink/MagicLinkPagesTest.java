package dev.gatehouse.spring.pages.magiclink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

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
  void showTheFormAgainForWhatIsNoAddress() {
    var page = Visitor.at(host).submit("/account/magic-link/request", "email", "nobody");

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Enter an e-mail address").doesNotContain("??");
  }
}
