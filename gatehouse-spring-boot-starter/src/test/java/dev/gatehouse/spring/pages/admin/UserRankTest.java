package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.User;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom nobody reaches by the forms of a user's page, and what becomes of two at once. */
class UserRankTest {
  private static final Map<String, List<String>> ACTS =
      Map.of(
          "status", List.of("act", "deactivate"),
          "roles", List.of("act", "revoke", "role", "User"),
          "sessions", List.of(),
          "second-factor", List.of(),
          "reset-link", List.of(),
          "password", List.of("password", "seven quiet herons at noon"),
          "fields", List.of("field.first_name", "Mallory"),
          "deletion", List.of("act", "at-once", "sure", "yes"));

  private final Host host = Staff.host();
  private final User user = Staff.user();
  private final String page = Staff.page(user);

  @Test
  void letsAnAdminDoNothingToAnOwnerOrAnotherAdmin() {
    var admin = Staff.admin();
    for (var above : new User[] {Staff.adminUser(), owner()}) {
      assertThat(admin.get(Staff.page(above)).body())
          .contains("This user does not stand below you")
          .doesNotContain("action=\"/account/admin");
      ACTS.forEach((act, values) -> {
        var refused =
            admin.post(
                Staff.page(above) + "/" + act,
                admin.csrf(Staff.USERS),
                values.toArray(String[]::new));
        assertThat(refused.statusCode()).as(act).isEqualTo(403);
        assertThat(refused.body()).as(act).contains("That is for somebody of higher rank");
      });
    }
  }

  @Test
  void letsNobodyDoToThemselvesWhatIsDoneToOthers() {
    var owner = Staff.owner();
    var self = Staff.USERS + "/" + Staff.boss().user();

    assertThat(owner.get(self).body())
        .contains("This is your own account.")
        .doesNotContain("/status\"");
    ACTS.forEach((act, values) -> {
      var refused =
          owner.post(self + "/" + act, owner.csrf(Staff.USERS), values.toArray(String[]::new));
      // the own profile is an Owner's to change
      assertThat(refused.statusCode()).as(act).isEqualTo(act.equals("fields") ? 303 : 403);
    });
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "01890a5d-ac96-774b-bcce-b302099a8057", "..%2f..", "0"})
  void knowsNobodyByAForgedId(String id) {
    var owner = Staff.owner();
    var csrf = owner.csrf(Staff.USERS);

    assertThat(owner.get(Staff.USERS + "/" + id).statusCode()).isIn(400, 404);
    ACTS.forEach((act, values) ->
        assertThat(
                owner
                    .post(Staff.USERS + "/" + id + "/" + act, csrf, values.toArray(String[]::new))
                    .statusCode())
            .as(act)
            .isIn(400, 404));
  }

  @Test
  void refusesActsThatNoFormSends() {
    var owner = Staff.owner();

    for (var act : new String[] {"status", "deletion"}) {
      assertThat(act(owner, act, "act", "promote").statusCode()).isEqualTo(400);
      assertThat(act(owner, act, "act", "deactivate", "reason", "x".repeat(501)).statusCode())
          .isEqualTo(400);
    }
    assertThat(act(owner, "roles", "act", "x", "role", "User").statusCode()).isEqualTo(400);
  }

  @Test
  void leavesOneOwnerWhenTwoDeactivateEachOtherAtOnce() throws Exception {
    try (var own = Host.start(TestDatabase.SQLITE)) {
      var first = Visitor.at(own).registered("a@example.org");
      Visitor.at(own).registered("b@example.org");
      var users = List.of(Member.user(own, "a@example.org"), Member.user(own, "b@example.org"));
      own.gatehouse()
          .administration()
          .grants()
          .grantOwnership(
              new Actor(users.getFirst().id(), Staff.boss().client()), users.getLast().id());
      first.signedIn("a@example.org");
      var second = Visitor.at(own).signedIn("b@example.org");
      var csrf = List.of(first.csrf(Staff.USERS), second.csrf(Staff.USERS));

      Callable<HttpResponse<String>> one =
          () -> deactivate(first, users.getLast(), csrf.getFirst());
      Callable<HttpResponse<String>> other =
          () -> deactivate(second, users.getFirst(), csrf.getLast());
      var answers = Simultaneous.run(List.of(one, other));

      assertThat(answers).hasSize(2);
      assertThat(own.gatehouse().directory().statistics().active()).isEqualTo(1);
    }
  }

  @Test
  void isTheSameForWhoHitsTheButtonTwice() throws Exception {
    var owner = Staff.owner();
    var csrf = owner.csrf(page);

    Callable<HttpResponse<String>> click =
        () -> owner.post(page + "/deletion", csrf, "act", "schedule");
    var answers = Simultaneous.run(List.of(click, click));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(303));
    assertThat(
            host.mails().all().stream()
                .filter(mail ->
                    mail.to().equals(user.email().typed())
                        && mail.template().equals("deletion-scheduled")))
        .hasSizeLessThan(2);
  }

  private static User owner() {
    return Staff.host().gatehouse().users().get(Staff.boss().user()).orElseThrow();
  }

  private static HttpResponse<String> deactivate(Visitor by, User user, String csrf) {
    return by.post(Staff.page(user) + "/status", csrf, "act", "deactivate");
  }

  private HttpResponse<String> act(Visitor visitor, String act, String... namesAndValues) {
    return visitor.post(page + "/" + act, visitor.csrf(page), namesAndValues);
  }
}
