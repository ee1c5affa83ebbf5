package dev.gatehouse.spring;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import dev.gatehouse.administration.Actor;
import dev.gatehouse.invitation.Invitation;
import dev.gatehouse.invitation.Invitee;
import dev.gatehouse.password.Password;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Hostile;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Tab;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.host.Windows;
import dev.gatehouse.testing.MovableClock;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every state of the page that an invitation leads to, on a phone, in light and in dark. Who is
 * invited has markup for names and role, of which nothing runs.
 */
class InvitationStatesTest {
  private static final String BOSS = "boss@example.org";
  private static final String PAGE = "/account/invitation?token=";
  private static final String BUTTON = "Accept and set the password";
  private static final String FIRST = "seven quiet herons at noon";
  private static final String DEAD = "This link is no longer good";
  private static final String FOREIGN =
      "window.ran ?? document.querySelectorAll('img[src=x], script:not([src]), [onerror]').length";

  private static Host host;

  @RegisterExtension private final Windows windows = new Windows();
  private final String email =
      Hostile.EMAIL.replace("@", Emails.fresh().replace("@", ".at.") + '@');
  private BrowserContext context;

  @BeforeAll
  static void start() {
    host = Clocked.start();
    Member.confirmed(host, BOSS);
    host.gatehouse().administration().customRoles().create(boss(), new Role(Hostile.ROLE), "");
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @BeforeEach
  void invite() {
    context = windows.phone(Visitor.at(host));
    var names =
        ProfileForm.EMPTY
            .with(ProfileField.FIRST_NAME, Hostile.MARKUP)
            .with(ProfileField.LAST_NAME, Hostile.MARKUP);
    var guest = new Invitee(email, Optional.of(new Role(Hostile.ROLE)), "en", names);
    assertThat(host.gatehouse().invitations().invite(boss(), guest))
        .isInstanceOf(Invitation.Invited.class);
  }

  @Test
  void isSentByAFormThatTakesMarkupForText() {
    var boss = windows.phone(Visitor.at(host).signedIn(BOSS));
    var tab = Tab.open(host, boss, "/account/admin/new-user");
    tab.type("E-mail address", "x" + email);
    tab.type("First name", Hostile.MARKUP);
    tab.type("Last name", Hostile.MARKUP);
    tab.field("Role").selectOption(Hostile.ROLE);
    tab.press("Send the invitation");

    tab.assertTells("The invitation is on its way.");
    assertThat(tab.page().locator("dl")).containsText(Hostile.MARKUP);
    assertThat(tab.page().locator("dl")).containsText(Hostile.ROLE);
    assertNothingRan(tab);
  }

  @Test
  void asksForAPasswordAndLeadsToTheSignIn() {
    var tab = opened();
    tab.assertSays("Choose your password");
    assertThat(tab.field("E-mail address")).hasValue(email);
    assertThat(tab.field("E-mail address")).not().isEditable();

    accept(tab, FIRST);

    tab.assertTells("Your password is set. Sign in with it.");
    tab.type("E-mail address", email);
    tab.type("Password", FIRST);
    tab.press("Sign in");
    tab.assertSays("Your account");
    assertThat(tab.page().locator("main")).containsText(Hostile.MARKUP);
    assertThat(tab.page().locator("main")).containsText(Hostile.ROLE);
    assertNothingRan(tab);
  }

  @Test
  void asksAgainForOneThatWillNotDo() {
    var tab = opened();

    assertRejected(tab, "", "Choose a longer password");
    assertRejected(tab, "short", "Choose a longer password");
    assertRejected(tab, "password123", "one of the passwords that are tried first");
    assertRejected(tab, email, "harder to guess");
    assertRejected(tab, Hostile.LONG, "Choose a shorter password");
    accept(tab, FIRST);
    tab.assertSays("Sign in");
  }

  private static void assertRejected(Tab tab, String typed, String fault) {
    accept(tab, typed);

    tab.assertComplains(fault);
    assertThat(tab.field("Password")).isEmpty();
    assertThat(tab.field("Password")).hasAttribute("aria-invalid", "true");
    assertNothingRan(tab);
  }

  @Test
  void putsOffWhoTriesTooOften() {
    var tab = opened();
    var other = Visitor.at(host);
    var token = token();
    var csrf = other.csrf(PAGE + token);
    for (int i = 0; i < 20; i++) {
      var rejected = other.post("/account/invitation", csrf, "token", token, "password", "short");
      assertThat(rejected.statusCode()).isEqualTo(422);
    }

    accept(tab, FIRST);

    tab.assertComplains("Try again in 60 seconds.");
    host.bean(MovableClock.class).move(Duration.ofMinutes(1));
    accept(tab, FIRST);
    tab.assertSays("Sign in");
  }

  /** What ends a link. */
  enum End {
    EXPIRED,
    USED,
    WITHDRAWN,
    REPLACED,
    DEACTIVATED
  }

  @ParameterizedTest
  @EnumSource
  void saysThatTheLinkIsDeadWhileTheFormIsOpenAndAfter(End end) {
    var tab = opened();
    var address = tab.page().url();
    end(end);

    accept(tab, FIRST);
    assertDead(tab);
    tab.page().navigate(address);
    assertThat(tab.page().locator("h1")).hasText(DEAD);
  }

  private void end(End end) {
    var invitations = host.gatehouse().invitations();
    switch (end) {
      case EXPIRED -> host.bean(MovableClock.class).move(Duration.ofDays(7));
      case USED -> invitations.accept(token(), Password.of("eight loud herons"), boss().client());
      case WITHDRAWN -> invitations.withdraw(boss(), guest());
      case REPLACED -> invitations.inviteAgain(boss(), guest());
      case DEACTIVATED ->
          host.gatehouse().administration().statuses().deactivate(boss(), guest(), Hostile.MARKUP);
    }
  }

  @Test
  void saysThatALinkIsNone() {
    var tab = Tab.open(host, context, PAGE);
    assertDead(tab);

    for (var token : List.of("x", "%3Cscript%3Ewindow.ran=1%3C/script%3E", "A".repeat(43))) {
      tab.go(PAGE + token);
      assertThat(tab.page().locator("h1")).hasText(DEAD);
      assertNothingRan(tab);
    }
  }

  @Test
  void isAcceptedOnceInTwoTabs() {
    var tabs = List.of(opened(), opened());

    tabs.forEach(tab -> accept(tab, FIRST));

    tabs.getFirst().assertTells("Your password is set. Sign in with it.");
    assertDead(tabs.getLast());
    tabs.getLast().follow("Sign in");
    tabs.getLast().assertSays("Sign in");
  }

  @Test
  void leavesSomebodyElseSignedInAndSaysSo() {
    var other = Emails.fresh();
    Member.confirmed(host, other);
    context = windows.phone(Visitor.at(host).signedIn(other));
    var tab = opened();
    assertThat(tab.page().locator("main .notice"))
        .containsText("You are signed in as " + other + ", who stays signed in.");

    accept(tab, FIRST);

    tab.assertTells("The password is set. It is that of another account");
    assertThat(tab.page().locator(".who")).hasText(other);
  }

  private Tab opened() {
    var tab = Tab.open(host, context, PAGE + token());
    assertThat(tab.page().locator("h1")).hasText("Choose your password");
    assertNothingRan(tab);
    return tab;
  }

  private String token() {
    return host.mailedToken("invitation", email);
  }

  private static void accept(Tab tab, String password) {
    tab.type("Password", password);
    tab.press(BUTTON);
  }

  private static void assertDead(Tab tab) {
    tab.assertSays(DEAD);
    assertThat(tab.page().locator("main")).containsText("ask whoever invited you");
    assertNothingRan(tab);
  }

  private static void assertNothingRan(Tab tab) {
    assertThat(tab.page().evaluate(FOREIGN)).isEqualTo(0);
    assertThat(tab.page().content()).doesNotContain("49__");
  }

  private UserId guest() {
    return Member.user(host, email).id();
  }

  private static Actor boss() {
    return Member.actor(host, BOSS);
  }
}
