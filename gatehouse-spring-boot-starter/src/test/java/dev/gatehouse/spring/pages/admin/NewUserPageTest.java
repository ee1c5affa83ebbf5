package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.EmailAddress;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Users invited and created by the page. */
class NewUserPageTest {
  private static final String PAGE = Staff.ADMIN + "/new-user";

  private final Host host = Staff.host();
  // one of its own for each test: an administrator's mails are counted
  private final Visitor admin = Staff.admin();
  private final String email = Emails.fresh();

  @Test
  void isFoundFromTheListOfUsers() {
    assertThat(admin.get(Staff.USERS).body()).contains("href=\"" + PAGE + "\"");
  }

  @Test
  void invites() {
    var invited =
        admin.submit(
            PAGE, "act", "invite", "email", email, "first_name", "Grace", "language", "fr");

    Staff.assertDone(invited, at(), "invited");
    assertThat(host.mailed("invitation", email).language()).isEqualTo("fr");
    var page = admin.get(at() + "?done=invited").body();
    assertThat(page)
        .contains("The invitation is on its way.", "Not accepted yet. The link is good until")
        .contains(">Invited<");
    assertThat(admin.get(Staff.USERS + "?q=" + email).body()).contains(">Invited<");
  }

  @Test
  void offersTheRolesThatOneMayGive() {
    assertThat(admin.get(PAGE).body()).doesNotContain("value=\"Admin\"", "value=\"Owner\"");
    var owner = Staff.owner();
    assertThat(owner.get(PAGE).body()).contains("value=\"Admin\"").doesNotContain("\"Owner\"");

    var forged = invite("role", "Admin");
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(invite("role", "Nothing").statusCode()).isEqualTo(404);
    assertThat(invite("role", "x".repeat(51)).statusCode()).isEqualTo(404);
    var byOwner = owner.submit(PAGE, "act", "invite", "email", email, "role", "Admin");
    Staff.assertDone(byOwner, at(), "invited");
    var user = Member.user(host, email);
    assertThat(host.gatehouse().roles().of(user.id())).containsExactly(Role.ADMIN, Role.USER);
    assertThat(admin.get(at()).body()).doesNotContain("Send the invitation again");
    assertThat(admin.post(at() + "/invitation", admin.csrf(PAGE), "act", "send").statusCode())
        .isEqualTo(403);
  }

  @Test
  void keepsWhatWasTypedWhereSomethingIsWrong() {
    var faulty =
        admin.submit(
            PAGE,
            "act",
            "invite",
            "email",
            "<b>nobody",
            "first_name",
            "x".repeat(101),
            "username",
            "a@b",
            "language",
            "de");

    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(faulty.body())
        .contains("href=\"#email\"", "href=\"#first_name\"", "href=\"#username\"")
        .contains("Enter an e-mail address", "The first name is too long")
        .contains("value=\"&lt;b&gt;nobody\"", "value=\"a@b\"")
        .containsPattern("value=\"de\"[^>]*selected")
        .doesNotContain("<b>nobody", "??");
  }

  @Test
  void saysThatSomebodyHasTheAddressOrTheName() {
    invite("username", "taken_" + email.replaceAll("\\W", "").substring(0, 12));
    var name = Member.user(host, email).profile().username().orElseThrow();

    assertThat(invite().body()).contains("There is a user with that address already.");
    var other = admin.submit(PAGE, "act", "invite", "email", Emails.fresh(), "username", name);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("Somebody else has that user name");
  }

  @Test
  void createsWithAPasswordWhereThatIsAllowed() {
    assertThat(admin.get(PAGE).body()).contains("Create with this password");
    var weak = admin.submit(PAGE, "act", "create", "email", email, "password", "short");
    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(weak.body()).contains("href=\"#password\"").doesNotContain("value=\"short\"");

    var created =
        admin.submit(PAGE, "act", "create", "email", email, "password", "nine slow barges east");

    Staff.assertDone(created, at(), "user-created");
    assertThat(admin.get(at()).body()).doesNotContain("Not accepted yet");
    assertThat(host.mailed("confirm-email", email).values()).containsKey("token");
    var signIn =
        Visitor.at(host)
            .submit("/account/sign-in", "email", email, "password", "nine slow barges east");
    assertThat(signIn.body()).contains("Choose one that only you know");
  }

  @Test
  void sendsAgainAndWithdraws() {
    invite();
    var first = host.mailedToken("invitation", email);
    var page = at();

    Staff.assertDone(act("send"), page, "invited");
    assertThat(host.mailedToken("invitation", email)).isNotEqualTo(first);
    assertThat(act("nonsense").statusCode()).isEqualTo(400);
    Staff.assertDone(act("withdraw"), Staff.USERS, "invitation-withdrawn");
    assertThat(admin.get(page).statusCode()).isEqualTo(404);
    var again =
        admin.post(page + "/invitation", admin.csrf(PAGE), "act", "withdraw", "sure", "yes");
    assertThat(again.statusCode()).isEqualTo(404);
  }

  @Test
  void withdrawsNothingUnasked() {
    invite();

    var asked = admin.post(at() + "/invitation", admin.csrf(PAGE), "act", "withdraw");

    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("Tick that you are sure.", "href=\"#sure-withdrawn\"");
    assertThat(admin.get(at()).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesToSendWhatWasAccepted() {
    var user = Staff.user();
    for (var act : new String[] {"send", "withdraw"}) {
      var path = Staff.page(user) + "/invitation";
      var refused = admin.post(path, admin.csrf(PAGE), "act", act, "sure", "yes");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("There is no invitation to accept");
    }
  }

  @Test
  void putsOffWhoSendsTooMuch() {
    invite();
    for (int i = 0; i < 4; i++) {
      act("send");
    }

    var later = act("send");

    assertThat(later.statusCode()).isEqualTo(429);
    assertThat(later.body()).contains("Too many attempts", "href=\"#acts\"", "id=\"acts\"");
    act("withdraw");
    var form = invite();
    assertThat(form.statusCode()).isEqualTo(429);
    assertThat(form.headers().firstValue("Retry-After")).isPresent();
    assertThat(form.body()).contains("href=\"#acts\"", "id=\"acts\"", "value=\"" + email + "\"");
  }

  @Test
  void invitesNobodyForWhomAPasswordWasTyped() {
    var refused = admin.submit(PAGE, "act", "invite", "email", email, "password", Kit.PASSWORD);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("An invitation has no password");
    assertThat(host.gatehouse().users().byEmail(EmailAddress.parse(email).orElseThrow())).isEmpty();
  }

  @Test
  void knowsItsButtonsAlone() {
    assertThat(admin.submit(PAGE, "act", "grant", "email", email).statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> act(String act) {
    return admin.post(at() + "/invitation", admin.csrf(PAGE), "act", act, "sure", "yes");
  }

  private HttpResponse<String> invite(String... more) {
    var csrf = admin.csrf(PAGE);
    return more.length == 0
        ? admin.post(PAGE, csrf, "act", "invite", "email", email)
        : admin.post(PAGE, csrf, "act", "invite", "email", email, more[0], more[1]);
  }

  private String at() {
    return Staff.page(Member.user(host, email));
  }
}
