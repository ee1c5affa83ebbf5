package dev.gatehouse.spring.pages.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionPagesTest {
  private static final String SESSIONS = "/account/sessions";

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();

  @Test
  void saysWhichOneItIsAndWhereTheOthersAre() {
    Visitor.at(host).registered(email).signedIn(email);
    var firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    var here = Visitor.at(host).with("User-Agent", firefox).signedIn(email);

    var page = here.get(SESSIONS).body();

    assertThat(page)
        .containsOnlyOnce("This one")
        .contains("Firefox on Linux", "10.1.", "last used", " UTC", "End all other sessions")
        .contains("<a href=\"/account/sessions\" aria-current=\"page\">Sessions</a>")
        .doesNotContain("??");
  }

  @Test
  void showsWhatABrowserCallsItselfAndRunsNoneOfIt() {
    var hostile = "<script>alert(1)</script>\" onmouseover=\"alert(2)";
    var visitor = Visitor.at(host).registered(email).with("User-Agent", hostile).signedIn(email);

    assertThat(visitor.get(SESSIONS).body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", " onmouseover=\"");
    assertThat(visitor.get("/account/devices").body())
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert", " onmouseover=\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | (X11; Linux x86_64; rv:140.0) Firefox/140.0 | Firefox on Linux
          de | (X11; Linux x86_64; rv:140.0) Firefox/140.0 | Firefox unter Linux
          fr | (X11; Linux x86_64; rv:140.0) Firefox/140.0 | Firefox sous Linux
          de | Firefox/140.0                               | Firefox
          de | curl/8.20                                   | curl/8.20
          de | ''                                          | Unbekanntes Programm
          """)
  void namesADeviceInTheLanguageOfThePage(String language, String userAgent, String name) {
    var visitor = Visitor.at(host).registered(email);
    visitor.with("Accept-Language", language).with("User-Agent", userAgent).signedIn(email);

    assertThat(visitor.get(SESSIONS).body()).contains(">" + name + "</bdi>");
    assertThat(visitor.get("/account/devices").body()).contains(">" + name + "</bdi>");
  }

  @Test
  void saysWhenInTheLanguageAndZoneOfTheUser() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    visitor.submit("/account/profile", "locale", "ar", "time_zone", "Africa/Cairo");

    var page = visitor.get(SESSIONS).body();

    assertThat(page)
        // in English, since nobody has added Arabic texts
        .contains("<html lang=\"en\" dir=\"ltr\">", "Where you are signed in")
        .doesNotContain(" UTC");
    assertThat(page).containsPattern("last used \\p{IsArabic}|last used [0-9٠-٩]");
  }

  @Test
  void readsFromRightToLeftInALanguageOfTheHost() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    visitor.submit("/account/profile", "locale", "he");

    assertThat(visitor.get(SESSIONS).body())
        .contains("<html lang=\"he\" dir=\"rtl\">", "היכן נכנסת");
  }

  @Test
  void isEndedOnceInTwoTabs() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    Visitor.at(host).signedIn(email);
    var id = visitor.get(SESSIONS).body().replaceFirst("(?s).*sessions/([0-9a-f-]{36}).*", "$1");
    var first = visitor.csrf(SESSIONS);
    var second = visitor.csrf(SESSIONS);

    assertThat(visitor.post(SESSIONS + "/" + id, first).statusCode()).isEqualTo(303);
    assertThat(visitor.post(SESSIONS + "/" + id, second).statusCode()).isEqualTo(303);
    assertThat(visitor.get(SESSIONS).body()).doesNotContain("End all other sessions");
  }
}
