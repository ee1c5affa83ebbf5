package dev.gatehouse.spring.pages.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.invitation.Invitation;
import dev.gatehouse.invitation.Invitee;
import dev.gatehouse.password.Password;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the mail of an invitation leads. */
@ParameterizedClass
@EnumSource
class InvitationPageTest {
  private static final String PAGE = "/account/invitation";
  private static final String FIRST = "seven quiet herons at noon";

  private final Host host;
  private final String email = Emails.fresh();
  private final String token;
  private final Visitor visitor;

  InvitationPageTest(TestDatabase database) {
    host = Host.shared(database);
    if (host.gatehouse().roles().firstAdmin().isEmpty()) {
      Visitor.at(host).registered(Emails.fresh());
    }
    var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "Test/1.0");
    var boss = new Actor(host.gatehouse().roles().firstAdmin().orElseThrow(), client);
    var invitation = host.gatehouse().invitations().invite(boss, new Invitee(email, "en"));
    // many tests share the administrator, whose mails are counted
    token = invitation instanceof Invitation.Invited ? host.mailedToken("invitation", email) : "";
    visitor = Visitor.at(host);
  }

  @Test
  void setsThePasswordAndLeadsToTheSignIn() {
    var shown = visitor.get(link());
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body())
        .contains("Choose your password", "value=\"" + email + "\"")
        .contains("autocomplete=\"username\"", "autocomplete=\"new-password\"");

    assertLeadsTo(accept(FIRST), "/account/sign-in?reset");

    assertThat(visitor.cookies()).doesNotContainKey("gatehouse-session");
    assertLeadsTo(signIn(FIRST), "/account");
    assertThat(visitor.get("/account").body()).doesNotContain("not confirmed yet");
  }

  @Test
  void changesNothingByBeingLookedAt() {
    visitor.get(link());
    visitor.send("HEAD", link(), "", "");

    assertThat(Member.user(host, email).confirmed()).isFalse();
    assertLeadsTo(accept(FIRST), "/account/sign-in?reset");
  }

  @Test
  void saysWhatToDoWhenTheLinkIsDead() {
    var csrf = visitor.csrf(link());
    accept(FIRST);

    for (var dead : new String[] {link(), PAGE, PAGE + "?token=x"}) {
      var shown = visitor.get(dead);
      assertThat(shown.statusCode()).as(dead).isEqualTo(410);
      assertThat(shown.body())
          .contains("This link is no longer good", "ask whoever invited you")
          .contains("href=\"/account/sign-in\"", "href=\"/account/forgot\"");
    }
    var again = visitor.post(PAGE, csrf, "token", token, "password", "nine slow barges east");
    assertThat(again.statusCode()).isEqualTo(410);
    assertLeadsTo(signIn(FIRST), "/account");
  }

  @Test
  void asksAgainForAPasswordThatWillNotDo() {
    for (var weak : new String[] {"", "short", email}) {
      var asked = accept(weak);
      assertThat(asked.statusCode()).isEqualTo(422);
      assertThat(asked.body()).contains("href=\"#password\"", "id=\"password-fault\"");
    }

    assertLeadsTo(accept(FIRST), "/account/sign-in?reset");
  }

  @Test
  void leavesWhoIsSignedInAlone() {
    var other = Emails.fresh();
    visitor.registered(other).signedIn(other);
    assertThat(visitor.get(link()).body()).contains("You are signed in as " + other);

    accept(FIRST);

    assertThat(visitor.get("/account").body()).contains(other).doesNotContain(email);
    assertThat(passwordOf(other, Kit.PASSWORD)).isTrue();
    assertThat(passwordOf(email, FIRST)).isTrue();
  }

  @Test
  void takesNothingButAPassword() {
    var csrf = visitor.csrf(link());

    visitor.post(
        PAGE,
        csrf,
        "token",
        token,
        "password",
        FIRST,
        "role",
        "Owner",
        "roles",
        "Admin",
        "email",
        "eve@example.org");

    var user = Member.user(host, email);
    assertThat(host.gatehouse().roles().of(user.id())).containsExactly(Role.USER);
  }

  @Test
  void needsTheTokenOfItsForm() {
    var forged = visitor.post(PAGE, "forged", "token", token, "password", FIRST);

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(visitor.get(link()).statusCode()).isEqualTo(200);
  }

  @Test
  void putsOffWhoTriesTooOften() {
    var csrf = visitor.csrf(link());
    for (int i = 0; i < 20; i++) {
      visitor.post(PAGE, csrf, "token", token, "password", "short");
    }

    var refused = visitor.post(PAGE, csrf, "token", token, "password", FIRST);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("Too many attempts");
  }

  private boolean passwordOf(String address, String password) {
    var user = Member.user(host, address);
    return host.gatehouse()
        .passwords()
        .confirm(user.id(), Password.of(password))
        .toString()
        .startsWith("Confirmed");
  }

  private String link() {
    return PAGE + "?token=" + token;
  }

  private HttpResponse<String> accept(String password) {
    return visitor.post(PAGE, visitor.csrf(link()), "token", token, "password", password);
  }

  private HttpResponse<String> signIn(String password) {
    return visitor.submit("/account/sign-in", "email", email, "password", password);
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
