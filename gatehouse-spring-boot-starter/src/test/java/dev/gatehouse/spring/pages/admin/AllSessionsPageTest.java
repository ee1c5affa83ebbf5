package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Session;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.user.User;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The page of all sessions. */
class AllSessionsPageTest {
  private static final String PAGE = Staff.ADMIN + "/sessions";

  private final Host host = Staff.host();
  private final User user = Staff.user();
  private final String email = user.email().typed();

  @Test
  void showsSessionsWithTheirUserAndEnd() {
    Visitor.at(host).with("User-Agent", "<b>Strange</b>/1.0").signedIn(email);
    var body = Staff.owner().get(PAGE).body();

    assertThat(body)
        .contains(
            email, "&lt;b&gt;Strange&lt;/b&gt;", "live sessions", "This one", "Ends unless used")
        .contains("Your own sessions")
        .doesNotContain("??", "<b>Strange");
  }

  @Test
  void choosesByAddressNameOrIdAndByUse() {
    Visitor.at(host).signedIn(email);
    var owner = Staff.owner();
    var name = user.profile().username().orElseThrow();

    for (var q : List.of(email.toUpperCase(java.util.Locale.ROOT), name, user.id().toString())) {
      assertThat(owner.get(PAGE + "?q=" + q).body())
          .contains("/users/" + user.id())
          .doesNotContain("This one");
    }
    assertThat(owner.get(PAGE + "?used=today&q=" + name).body()).contains("/users/" + user.id());
    assertThat(owner.get(PAGE + "?used=older&q=" + name).body())
        .contains("There is no such session.");
    var nobody = owner.get(PAGE + "?q=nobody@example.org");
    assertThat(nobody.statusCode()).isEqualTo(422);
    assertThat(nobody.body()).contains("there is nobody of that address", "href=\"#q\"");
  }

  @Test
  void endsOneOrAllOfAUserAndStaysWithWhatWasChosen() {
    var signedIn = Visitor.at(host).signedIn(email);
    var other = Visitor.at(host).signedIn(email);
    Visitor.at(host).signedIn(email);
    var owner = Staff.owner();
    var first = sessions().getLast();

    var ended = act(owner, "act", "end", "of", id(), "session", first.id().toString(), "q", email);
    assertThat(ended.statusCode()).isEqualTo(303);
    assertThat(ended.headers().firstValue("Location").orElseThrow())
        .startsWith(PAGE + "?done=sessions-ended&q=");
    assertThat(signedIn.get("/account").statusCode()).isEqualTo(303);
    assertThat(other.get("/account").statusCode()).isEqualTo(200);
    Staff.assertDone(
        act(owner, "act", "end", "of", id(), "session", first.id().toString()), PAGE, "unchanged");

    Staff.assertDone(act(owner, "act", "end-all", "of", id()), PAGE, "sessions-ended");
    assertThat(sessions()).isEmpty();
    Staff.assertDone(act(owner, "act", "end-all", "of", id()), PAGE, "unchanged");
  }

  @Test
  void refusesWhatIsNoneOfTheirs() {
    var admin = Staff.admin();
    var boss = Staff.boss().user();
    var own = host.gatehouse().users().get(boss).orElseThrow();
    Staff.owner();

    assertThat(admin.get(PAGE + "?q=" + own.email().typed()).body())
        .contains("There is no such session.");
    assertThat(act(admin, "act", "end-all", "of", boss.toString()).statusCode()).isEqualTo(403);
    var owner = Staff.owner();
    assertThat(act(owner, "act", "end-all", "of", boss.toString()).statusCode()).isEqualTo(403);
    assertThat(act(owner, "act", "end-all", "of", UUID.randomUUID().toString()).statusCode())
        .isEqualTo(404);
    assertThat(act(owner, "act", "end-all", "of", "nonsense").statusCode()).isEqualTo(404);
    assertThat(act(owner, "act", "end", "of", id(), "session", "x").statusCode()).isEqualTo(404);
    assertThat(act(owner, "act", "dance", "of", id()).statusCode()).isEqualTo(400);
  }

  @Test
  void leadsThroughThePages() {
    for (int i = 0; i < 45; i++) {
      Visitor.at(host).signedIn(email);
    }
    for (int i = 0; i < 10; i++) {
      Visitor.at(host).signedIn(Staff.user().email().typed());
    }
    var owner = Staff.owner();

    var first = owner.get(PAGE).body();
    var older = first.substring(first.indexOf("?after="));
    var second = owner.get(PAGE + older.substring(0, older.indexOf('"')));

    assertThat(first).doesNotContain(">Last used</a>");
    assertThat(second.body()).contains(">Last used</a>").doesNotContain("This one");
  }

  private String id() {
    return user.id().toString();
  }

  private List<Session> sessions() {
    return host.gatehouse().sessions().list(user.id());
  }

  private static HttpResponse<String> act(Visitor who, String... fields) {
    return who.post(PAGE, who.csrf("/account"), fields);
  }
}
