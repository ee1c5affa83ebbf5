package dev.gatehouse.spring.pages.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The form of the profile, open in more than one place. */
class ProfileTabsTest {
  private static final String PROFILE = "/account/profile";
  private static final String SAVED = PROFILE + "?saved";

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();
  private final Visitor ada = Visitor.at(host).registered(email).signedIn(email);

  @Test
  void leadsWhoWasSignedOutMeanwhileToTheSignIn() {
    var csrf = ada.csrf(PROFILE);
    var other = Visitor.at(host).signedIn(email);
    other.submit("/account/sessions", "x", "y");
    other.post("/account/sessions/others", other.csrf(PROFILE));

    var late = ada.post(PROFILE, csrf, "first_name", "Eve");

    assertThat(late.statusCode()).isEqualTo(303);
    assertThat(late.headers().firstValue("Location").orElse("")).startsWith("/account/sign-in");
    assertThat(Member.user(host, email).profile().firstName()).isEmpty();
  }

  @Test
  void takesWhatWasSentLastOfTwoTabs() {
    var first = ada.csrf(PROFILE);
    var second = ada.csrf(PROFILE);

    assertLeadsTo(ada.post(PROFILE, second, "first_name", "Second"), SAVED);
    assertLeadsTo(ada.post(PROFILE, first, "first_name", "First"), SAVED);

    assertThat(Member.user(host, email).profile().firstName()).isEqualTo("First");
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
