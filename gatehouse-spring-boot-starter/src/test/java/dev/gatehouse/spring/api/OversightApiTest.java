package dev.gatehouse.spring.api;

import static dev.gatehouse.spring.api.People.assertFault;
import static dev.gatehouse.spring.api.People.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** All sessions and all mails, over JSON. */
@ParameterizedClass
@EnumSource
class OversightApiTest {
  private final Host host;
  private final People people;
  private final Visitor owner;
  private final String bob = Emails.fresh();

  OversightApiTest(TestDatabase database) {
    host = Host.shared(database);
    people = new People(host);
    owner = people.owner();
    people.user(bob);
  }

  @Test
  void listsAndCountsSessions() {
    Visitor.at(host).signedInByToken(bob);
    var bobs = "users/sessions?user=" + people.id(bob);

    var first = owner.api("GET", bobs + "&limit=1").body();
    var second = owner.api("GET", bobs + "&limit=1&after=" + Visitor.member(first, "next")).body();

    assertThat(first).contains(bob, "\"current\":false", "\"endsAt\":").doesNotContain("token");
    assertThat(second).contains(bob).doesNotContain("\"next\"");
    assertThat(Visitor.member(second, "id")).isNotEqualTo(Visitor.member(first, "id"));
    assertThat(owner.api("GET", "users/sessions").body()).contains("\"current\":true");
    assertThat(owner.api("GET", bobs + "&usedTo=2020-01-01T00:00:00Z").body())
        .isEqualTo("{\"items\":[]}");
    assertThat(owner.api("GET", bobs + "&usedFrom=2020-01-01T00:00:00Z").body()).contains(bob);
    assertThat(owner.api("GET", "users/sessions/statistics").body())
        .contains("\"live\":{\"number\":", "\"users\":{", "\"begun\":{", "\"exact\":");
    assertThat(owner.api("GET", "users/sessions/statistics?since=2999-01-01T00:00:00Z").body())
        .contains("\"begun\":{\"number\":0,\"exact\":true}");
    assertFault(owner.api("GET", "users/sessions?user=x"), "user", "wrong-type");
    assertFault(owner.api("GET", "users/sessions?after=x"), "after", "wrong-type");
  }

  @Test
  void hidesFromAnAdminWhatBelongsToEquals() {
    var admin = people.admin(Emails.fresh());
    var other = Emails.fresh();
    people.admin(other);

    assertThat(admin.api("GET", "users/sessions?limit=100").body())
        .contains("\"current\":true")
        .doesNotContain(other);
    assertThat(owner.api("GET", "users/sessions?user=" + people.id(other)).body()).contains(other);
  }

  @Test
  void listsMailsAndNotWhatTheySay() {
    host.mailed("confirm-email", bob);

    var sent = owner.api("GET", "mails?stage=sent&limit=100").body();

    assertThat(sent)
        .contains(bob, "\"kind\":\"confirm-email\"", "\"stage\":\"sent\"", "\"endedAt\":")
        .doesNotContain("token", "sealed");
    var mail = sent.substring(0, sent.indexOf(bob));
    var id = Visitor.member(mail.substring(mail.lastIndexOf("{\"id\"")), "id");
    assertProblem(owner.api("POST", "mails/" + id + "/tries"), 409, "mail-ended");
    assertProblem(owner.api("DELETE", "mails/" + id), 409, "mail-ended");
    assertProblem(owner.api("DELETE", "mails/" + UUID.randomUUID()), 404, "not-found");
    assertProblem(owner.api("DELETE", "mails/x"), 404, "not-found");
    assertThat(owner.api("GET", "mails/statistics").body())
        .contains("\"waiting\":", "\"retried\":", "\"givenUp\":");
    var page = owner.api("GET", "mails?limit=1").body();
    assertThat(owner.api("GET", "mails?limit=1&after=" + Visitor.member(page, "next")).body())
        .contains("\"items\":[{");
    assertFault(owner.api("GET", "mails?after=x"), "after", "wrong-type");
    assertProblem(owner.api("GET", "mails?stage=lost"), 400, "malformed-request");
    var admin = people.admin(Emails.fresh());
    assertThat(admin.api("GET", "mails").statusCode()).isEqualTo(200);
    assertProblem(admin.api("DELETE", "mails/" + id), 403, "forbidden");
  }

  @Test
  void hastensAndTakesBackWhatWaits() {
    host.mails().broken(true);
    try {
      var carl = Emails.fresh();
      Visitor.at(host).registered(carl);
      var id = retried(carl);
      var first = owner.api("POST", "mails/" + id + "/tries");
      assertThat(first.body()).contains("changed");
      retried(carl);

      assertThat(owner.api("DELETE", "mails/" + id).body()).isEqualTo("{\"status\":\"changed\"}");
      assertProblem(owner.api("DELETE", "mails/" + id), 404, "not-found");
    } finally {
      host.mails().broken(false);
    }
  }

  // until the worker has tried it in vain, and does not have it any more
  private String retried(String email) {
    for (; ; ) {
      host.gatehouse().outbox().deliverDue();
      var mails = owner.api("GET", "mails?stage=retried&limit=100").body();
      var at = mails.indexOf(email);
      if (at > 0) {
        var mail = mails.substring(mails.lastIndexOf("{\"id\"", at));
        if (mail.substring(0, mail.indexOf('}')).contains("\"underWay\":false")) {
          return Visitor.member(mail, "id");
        }
      }
    }
  }

  @Test
  void tellsOfADeletionToCome() {
    var bobs = "users/" + people.id(bob);
    assertThat(owner.api("GET", bobs).body()).doesNotContain("\"deletion\"");

    owner.api("DELETE", bobs);

    assertThat(owner.api("GET", bobs).body())
        .contains("\"deletion\":{\"byUser\":false,\"requestedAt\":", "\"dueAt\":");
  }

  @Test
  void removesNoPictureWhereThereIsNone() {
    var path = "users/" + people.id(bob) + "/avatar";

    assertThat(owner.json("DELETE", path, "{\"reason\":\"x\"}").body()).contains("unchanged");
    var admin = people.admin(Emails.fresh());
    var other = Emails.fresh();
    people.admin(other);
    assertProblem(
        admin.api("DELETE", "users/" + people.id(other) + "/avatar"), 403, "rank-too-low");
    assertProblem(
        owner.api("DELETE", "users/" + UUID.randomUUID() + "/avatar"), 404, "unknown-user");
  }
}
