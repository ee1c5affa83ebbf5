package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.user.User;
import dev.gatehouse.userfield.FieldsForm;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of one user, and the acts on it. */
class UserPageTest {
  private static final Pattern MARKS = Pattern.compile("name=\"marks\" value=\"([^\"]*)\"");
  private final Host host = Staff.host();
  private final User user = Staff.user();
  private final String page = Staff.page(user);

  @Test
  void deactivatesAndReactivatesTheUser() {
    var owner = Staff.owner();
    var signedIn = Visitor.at(host).signedIn(user.email().typed());

    Staff.assertDone(
        act(owner, "status", "act", "deactivate", "reason", "spam"), page, "deactivated");

    assertThat(Staff.now(user).active()).isFalse();
    assertThat(signedIn.get("/account").statusCode()).isEqualTo(303);
    assertThat(owner.get(page).body())
        .contains("Deactivated", "spam", "Reactivate")
        .doesNotContain("??");
    assertThat(host.mailed("deactivated", user.email().typed()).values())
        .containsEntry("reason", "spam");
    Staff.assertDone(act(owner, "status", "act", "deactivate"), page, "unchanged");
    Staff.assertDone(act(owner, "status", "act", "reactivate"), page, "reactivated");
    assertThat(Staff.now(user).active()).isTrue();
  }

  @Test
  void offersLanguagesAndTimeZonesAndKeepsAnOffsetThatIsNotAmongThem() {
    var owner = Staff.owner();
    var form = FieldsForm.EMPTY.with("time_zone", "+05:45").with("locale", "fr-FR");
    host.gatehouse().userFields().update(user.id(), form);

    assertThat(owner.get(page).body())
        .contains("<option selected value=\"+05:45\">+05:45</option>")
        .contains("<option value=\"fr-FR\" lang=\"fr-FR\" selected=\"selected\">")
        .contains("<optgroup label=\"Europe\">", "<option value=\"Europe/Berlin\">Berlin");
  }

  @Test
  void confirmsAndUnconfirmsTheAddress() {
    var admin = Staff.admin();

    Staff.assertDone(act(admin, "status", "act", "confirm"), page, "confirmed");
    assertThat(Staff.now(user).confirmed()).isTrue();
    Staff.assertDone(act(admin, "status", "act", "unconfirm"), page, "unconfirmed");
    assertThat(Staff.now(user).confirmed()).isFalse();
    assertThat(admin.get(page + "?done=unconfirmed").body())
        .contains("role=\"status\">The address counts as not confirmed.");
    assertThat(admin.get(page + "?done=%3Cb%3E").body()).doesNotContain("class=\"notice\"");
  }

  @Test
  void givesAndTakesRoles() {
    var owner = Staff.owner();

    Staff.assertDone(act(owner, "roles", "act", "grant", "role", "Admin"), page, "roles-changed");
    assertThat(host.gatehouse().roles().holds(user.id(), Role.ADMIN)).isTrue();
    Staff.assertDone(act(owner, "roles", "act", "revoke", "role", "Admin"), page, "roles-changed");
    Staff.assertDone(act(owner, "roles", "act", "revoke", "role", "Admin"), page, "unchanged");
    Staff.assertDone(
        act(owner, "roles", "act", "grant-ownership", "role", "Owner"), page, "roles-changed");
    assertThat(host.gatehouse().roles().holds(user.id(), Role.OWNER)).isTrue();
    assertThat(act(owner, "roles", "act", "grant", "role", "Nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void offersAnAdminNoRoleThatIsAnOwnersToGive() {
    var admin = Staff.admin();

    assertThat(admin.get(page).body()).doesNotContain("Give the role Owner", "Give the role Admin");
    for (var role : new String[] {"Admin", "Owner"}) {
      assertThat(act(admin, "roles", "act", "grant", "role", role).statusCode()).isEqualTo(403);
      assertThat(act(admin, "roles", "act", "grant-ownership", "role", role).statusCode())
          .isEqualTo(403);
    }
    assertThat(host.gatehouse().roles().of(user.id())).containsExactly(Role.USER);
  }

  @Test
  void endsOneSessionOrAll() {
    var owner = Staff.owner();
    var first = Visitor.at(host).signedIn(user.email().typed());
    var second = Visitor.at(host).signedIn(user.email().typed());
    var id = host.gatehouse().sessions().list(user.id()).getFirst().id();

    assertThat(owner.get(page).body()).contains("Visitor/1.0", "last used").doesNotContain("??");
    Staff.assertDone(act(owner, "sessions/" + id), page, "sessions-ended");
    Staff.assertDone(act(owner, "sessions/" + id), page, "unchanged");
    assertThat(host.gatehouse().sessions().list(user.id())).hasSize(1);
    Staff.assertDone(act(owner, "sessions"), page, "sessions-ended");
    Staff.assertDone(act(owner, "sessions"), page, "unchanged");
    assertThat(first.get("/account").statusCode() + second.get("/account").statusCode())
        .isEqualTo(303 + 303);
    assertThat(act(owner, "sessions/nonsense").statusCode()).isEqualTo(404);
  }

  @Test
  void helpsToAnotherPassword() {
    var owner = Staff.owner();

    Staff.assertDone(act(owner, "reset-link"), page, "reset-sent");
    assertThat(host.mailedToken("reset-password", user.email().typed())).isNotBlank();
    assertThat(act(owner, "password", "password", "short").body())
        .contains("Choose a longer password", "href=\"#password\"");
    Staff.assertDone(
        act(owner, "password", "password", "seven quiet herons at noon"),
        page,
        "password-assigned");
    for (int tries = 0; tries < 4; tries++) {
      act(owner, "reset-link");
    }
    var throttled = act(owner, "reset-link");
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("Retry-After")).isPresent();
    assertThat(throttled.body()).contains("Too many attempts. Try again in");
  }

  @Test
  void removesALostSecondFactor() {
    try (var clocked = Clocked.start()) {
      Member.confirmed(clocked, Staff.BOSS);
      var member = Member.of(clocked);
      var owner = Visitor.at(clocked).signedIn(Staff.BOSS);
      var lost = Staff.page(member.user());

      assertThat(owner.get(lost).body()).contains("Recovery codes left: 10.");
      var csrf = owner.csrf(lost);
      Staff.assertDone(
          owner.post(lost + "/second-factor", csrf, "reason", "lost"),
          lost,
          "second-factor-removed");
      assertThat(member.user().secondFactorAt()).isEmpty();
      Staff.assertDone(owner.post(lost + "/second-factor", csrf), lost, "unchanged");
    }
  }

  @Test
  void deletesLaterOrAtOnceAndKeepsTheAccountAfterAll() {
    var owner = Staff.owner();

    Staff.assertDone(act(owner, "deletion", "act", "schedule"), page, "deletion-scheduled");
    assertThat(owner.get(page).body()).contains("The account is closed, and deleted for good on");
    Staff.assertDone(act(owner, "deletion", "act", "restore"), page, "restored");
    var unsure = act(owner, "deletion", "act", "at-once");
    assertThat(unsure.statusCode()).isEqualTo(422);
    assertThat(unsure.body()).contains("Tick that you are sure.", "href=\"#sure\"");
    Staff.assertDone(
        act(owner, "deletion", "act", "at-once", "sure", "yes"), Staff.USERS, "deleted");
    var again = owner.post(page + "/deletion", owner.csrf(Staff.USERS), "act", "schedule");
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("There is no such user");
  }

  @Test
  void changesOnlyTheFieldsThatWereChangedInTheForm() {
    var hat = new FieldKey("hat");
    host.gatehouse()
        .fieldDefinitions()
        .create(Staff.boss(), CustomField.of(hat, "Hat", FieldType.NUMBER));
    var owner = Staff.owner();
    var body = owner.get(page).body();
    var marks = MARKS.matcher(body).results().findFirst().orElseThrow().group(1);
    host.gatehouse()
        .userFields()
        .update(user.id(), FieldsForm.EMPTY.with("last_name", "Meanwhile"));

    var done =
        act(
            owner,
            "fields",
            "marks",
            marks,
            "field.first_name",
            "<b>Ada",
            "field.last_name",
            "",
            "field.hat",
            "1,5");

    Staff.assertDone(done, page, "fields-updated");
    assertThat(Staff.now(user).profile().firstName()).isEqualTo("<b>Ada");
    assertThat(Staff.now(user).profile().lastName()).isEqualTo("Meanwhile");
    assertThat(host.gatehouse().customFields().get(user.id(), hat).map(FieldValue::json))
        .contains("1.5");
    assertThat(owner.get(page).body())
        .contains("value=\"&lt;b&gt;Ada\"", "value=\"1.5\"")
        .doesNotContain("<b>Ada");
    var faulty = act(owner, "fields", "field.hat", "many");
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body())
        .contains("Hat: this does not have the form", "value=\"many\"", "href=\"#field.hat\"");
  }

  private HttpResponse<String> act(Visitor visitor, String act, String... namesAndValues) {
    return visitor.post(page + "/" + act, visitor.csrf(page), namesAndValues);
  }
}
