package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.UserId;
import dev.gatehouse.userfield.FieldsForm;
import dev.gatehouse.userfield.FieldsUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list, with sixty users in it. */
class UsersPageTest {
  private static final int USERS = 60;
  private static final Pattern SHOWN = Pattern.compile("<bdi>(user[^<]*@example.org)</bdi>");

  private static Host host;
  private static Visitor owner;

  @BeforeAll
  static void register() {
    host = Host.start(TestDatabase.SQLITE);
    Member.confirmed(host, Staff.BOSS);
    for (int number = 1; number <= USERS; number++) {
      Visitor.at(host).registered("user%02d@example.org".formatted(number));
    }
    owner = Visitor.at(host).signedIn(Staff.BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void showsTheLatestFirstPageByPageAndBack() {
    var pages = new ArrayList<List<String>>();
    var page = get("");
    pages.add(shown(page));
    assertThat(page).contains("61 in all").doesNotContain(">Previous<", ">First<");
    while (page.contains(">Next<")) {
      page = get(link(page, "Next"));
      pages.add(shown(page));
    }

    assertThat(pages.stream().map(List::size)).containsExactly(25, 25, 10);
    assertThat(pages.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(USERS);
    assertThat(pages.getFirst().getFirst()).isEqualTo("user60@example.org");
    assertThat(shown(get(link(page, "Previous")))).isEqualTo(pages.get(1));
    assertThat(shown(get(link(page, "First")))).isEqualTo(pages.getFirst());
    assertThat(shown(get(link(get(""), "Last")))).endsWith("user01@example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "?q=user0, 9",
    "?q=USER0, 9",
    "?role=Owner, 0",
    "?confirmed=true, 0",
    "?active=false, 0",
    "?second-factor=true, 0",
    "?q=user0&second-factor=false, 9",
    "?q=user0&confirmed=false&active=true&role=User, 9",
    "?from=2999-01-01, 0",
    "?to=1999-01-01, 0"
  })
  void findsThoseWhoMeetEveryCondition(String query, int count) {
    var page = get(query);

    assertThat(shown(page)).hasSize(count);
    if (count > 0) {
      assertThat(page).contains(count + " found");
    }
  }

  @Test
  void saysThatNobodyWasFound() {
    assertThat(get("?q=nobody"))
        .contains("Nobody meets these conditions", "0 found", "value=\"nobody\"")
        .doesNotContain("<table", "id=\"bulk\"");
  }

  @Test
  void sortsByTheHeadOfAColumnAndSaysSo() {
    var ascending = get("?sort=email");

    assertThat(shown(ascending)).startsWith("user01@example.org", "user02@example.org");
    assertThat(ascending)
        .contains(
            "aria-sort=\"ascending\"><a href=\"/account/admin/users?sort=email&amp;desc=true");
    assertThat(shown(get("?sort=email&desc=true"))).startsWith("user60@example.org");
    assertThat(get("?sort=email&desc=true"))
        .contains("aria-sort=\"descending\"><a href=\"/account/admin/users?sort=email\"");
  }

  @Test
  void keepsTheConditionsOnTheWay() {
    var page = get("?q=user&sort=email");

    assertThat(link(page, "Next")).startsWith("?q=user&amp;sort=email&amp;at=");
    assertThat(shown(get(link(page, "Next")))).startsWith("user26@example.org");
  }

  @Test
  void beginsAnewAtAPlaceThatIsNone() {
    var foreign = link(get("?sort=email"), "Next").replaceAll(".*at=", "");

    for (var place : new String[] {"forged", foreign, "' or 1=1"}) {
      var response = owner.get(Staff.USERS + "?q=user&at=" + place.replace(" ", "+"));
      assertThat(response.statusCode()).as(place).isEqualTo(303);
      assertThat(response.headers().firstValue("Location")).contains(Staff.USERS + "?q=user");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?sort=password",
        "?active=maybe",
        "?second-factor=on",
        "?from=yesterday",
        "?from=2026-02-30",
        "?to=99999-01-01",
        "?desc=1"
      })
  void refusesWhatNoFormSends(String query) {
    assertThat(owner.get(Staff.USERS + query).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"200, 200", "201, 400"})
  void searchesForNoMoreThanTwoHundredCharacters(int length, int status) {
    var query = Staff.USERS + "?q=" + "a".repeat(length);

    assertThat(owner.get(query).statusCode()).isEqualTo(status);
  }

  @Test
  void showsWhatPeopleCallThemselvesAndRunsNoneOfIt() {
    var id = id("user07@example.org");
    var hostile = "<img src=x onerror=alert(1)>";
    var form = FieldsForm.EMPTY.with("first_name", hostile).with("last_name", "العالم 😀");
    assertThat(host.gatehouse().userFields().update(id, form))
        .isEqualTo(new FieldsUpdate.Updated());

    var page = get("?q=user07");

    assertThat(page)
        .contains("<bdi>&lt;img src=x onerror=alert(1)&gt; العالم 😀</bdi>")
        .doesNotContain("<img src");
    assertThat(get("?q=%3Cscript%3E%22")).contains("value=\"&lt;script&gt;&quot;\"");
  }

  private static UserId id(String email) {
    return Member.user(host, email).id();
  }

  private static String get(String query) {
    var response = owner.get(Staff.USERS + query.replace("&amp;", "&"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).doesNotContain("??");
    return response.body();
  }

  private static List<String> shown(String page) {
    return SHOWN.matcher(page).results().map(found -> found.group(1)).toList();
  }

  private static String link(String page, String name) {
    var matcher =
        Pattern.compile("href=\"/account/admin/users([^\"]*)\">" + name + "<").matcher(page);
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }
}
