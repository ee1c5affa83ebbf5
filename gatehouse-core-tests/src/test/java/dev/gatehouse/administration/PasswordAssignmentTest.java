package dev.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.credential.PasswordChanged;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.passwordchange.PasswordChangeSettings;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class PasswordAssignmentTest {
  private static final Password ASSIGNED = Password.of("a heron on the frozen lake");
  private static final Password OWN = Password.of("nine slow barges going east");
  private static final Limit PLENTY = new Limit(1000, Duration.ofMinutes(5));

  private final Kit kit;
  private final UserId ada;
  private final UserId bob;

  PasswordAssignmentTest(Kit kit) {
    this.kit = kit;
    kit.node(settings ->
        settings.with(new PasswordChangeSettings(Duration.ofHours(1), PLENTY, PLENTY, true)));
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
  }

  @Test
  void opensNothingButTheWayToAnotherPassword() {
    assertThat(assign(ada, bob, ASSIGNED)).isEqualTo(new PasswordAssignment.Assigned());

    assertThat(signIn(Password.of(Kit.PASSWORD))).isEqualTo(new SignIn.Rejected());
    var token = token();
    assertThat(sessions()).isZero();
    assertThat(kit.gatehouse().passwordResets().holder(token))
        .contains(kit.user("bob@example.org"));
    assertThat(kit.gatehouse().emails().confirm(token, Evidence.none(), kit.client()).toString())
        .contains("Dead");

    assertThat(reset(token, OWN)).isEqualTo(new PasswordReset.Done(bob));

    assertThat(signIn(ASSIGNED)).isEqualTo(new SignIn.Rejected());
    assertThat(signIn(OWN)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(signIn(OWN)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void mustBeFollowedByAnotherPasswordThanTheAssignedOne() {
    assign(ada, bob, ASSIGNED);
    var token = token();

    assertThat(reset(token, ASSIGNED))
        .isEqualTo(new PasswordReset.Rejected(List.of(Weakness.UNCHANGED)));

    assertThat(sessions()).isZero();
    assertThat(signIn(ASSIGNED)).isInstanceOf(SignIn.PasswordChangeNeeded.class);
  }

  @Test
  void givesATokenOfTenMinutesThatWorksOnce() throws Exception {
    assign(ada, bob, ASSIGNED);
    var late = token();
    kit.clock().move(Duration.ofMinutes(10));
    assertThat(reset(late, OWN)).isEqualTo(new PasswordReset.Dead());
    var token = token();
    kit.clock().move(Duration.ofMinutes(10).minusMillis(1));
    Callable<PasswordReset> call = () -> reset(token, OWN);

    var outcomes = Simultaneous.run(Collections.nCopies(10, call));

    assertThat(outcomes).filteredOn(PasswordReset.Done.class::isInstance).hasSize(1);
  }

  @Test
  void givesATokenThatTheNextAssignmentVoids() {
    assign(ada, bob, ASSIGNED);
    var token = token();

    assign(ada, bob, Password.of("a third one with more otters"));

    assertThat(reset(token, OWN)).isEqualTo(new PasswordReset.Dead());
  }

  @Test
  void provesNothingAboutTheAddress() {
    kit.gatehouse().administration().statuses().unconfirm(new Actor(ada, kit.client()), bob);
    assign(ada, bob, ASSIGNED);

    reset(token(), OWN);

    assertThat(kit.user("bob@example.org").confirmed()).isFalse();
  }

  @Test
  void leavesTheMailedLinkAsAWayIn() {
    assign(ada, bob, ASSIGNED);
    kit.gatehouse().passwordResets().request(kit.user("bob@example.org").email(), kit.client());
    var link = kit.latestMail("bob@example.org").orElseThrow().values().getOrDefault("token", "");

    assertThat(reset(link, OWN)).isEqualTo(new PasswordReset.Done(bob));

    assertThat(signIn(OWN)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void opensNothingByAMailedLinkEither() {
    assign(ada, bob, ASSIGNED);
    kit.gatehouse().magicLinks().request(kit.user("bob@example.org").email(), kit.client());
    var mail = kit.latestMail("bob@example.org").orElseThrow();
    assertThat(mail.template()).isEqualTo("magic-link");
    var link = mail.values().getOrDefault("token", "");

    assertThat(kit.gatehouse().signIns().withMagicLink(link, Arrival.plain(), kit.client()))
        .get()
        .isInstanceOf(SignIn.PasswordChangeNeeded.class);

    assertThat(sessions()).isZero();
  }

  @Test
  void endsEverySessionAndVoidsEveryLink() {
    var client = kit.client();
    var session = kit.signedIn("bob@example.org", client);
    kit.gatehouse().passwordResets().request(kit.user("bob@example.org").email(), client);
    var link = kit.latestMail("bob@example.org").orElseThrow().values().getOrDefault("token", "");

    assign(ada, bob, ASSIGNED);

    assertThat(kit.gatehouse().sessions().check(session.token(), client))
        .isEqualTo(new SessionCheck.Dead());
    assertThat(reset(link, OWN)).isEqualTo(new PasswordReset.Dead());
  }

  @Test
  void isForThoseWhoStandHigherAndTellsOthersNothing() {
    var grants = kit.gatehouse().administration().grants();
    var cyd = kit.registered("cyd@example.org").id();
    assertThat(assign(cyd, bob, ASSIGNED)).isEqualTo(new PasswordAssignment.Forbidden());
    grants.promote(new Actor(ada, kit.client()), bob);
    grants.promote(new Actor(ada, kit.client()), cyd);

    for (var password : List.of(ASSIGNED, Password.of(Kit.PASSWORD), Password.of("short"))) {
      assertThat(assign(bob, cyd, password)).isEqualTo(new PasswordAssignment.Forbidden());
      assertThat(assign(bob, ada, password)).isEqualTo(new PasswordAssignment.Forbidden());
      assertThat(assign(bob, bob, password)).isEqualTo(new PasswordAssignment.Forbidden());
    }
    assertThat(assign(ada, cyd, ASSIGNED)).isEqualTo(new PasswordAssignment.Assigned());
  }

  @Test
  void isOffUnlessItIsSwitchedOn() {
    kit.node(settings -> settings);

    assertThat(assign(ada, bob, ASSIGNED)).isEqualTo(new PasswordAssignment.SwitchedOff());
  }

  @Test
  void needsAPasswordThatWillDoAndIsAnother() {
    assertThat(assign(ada, bob, Password.of("short")))
        .isEqualTo(new PasswordAssignment.Rejected(List.of(Weakness.TOO_SHORT)));
    assertThat(assign(ada, bob, Password.of(Kit.PASSWORD)))
        .isEqualTo(new PasswordAssignment.Rejected(List.of(Weakness.UNCHANGED)));
  }

  @Test
  void isTriedFiveTimesAMinute() {
    for (int i = 0; i < 5; i++) {
      assign(ada, bob, Password.of(Kit.PASSWORD));
    }

    assertThat(assign(ada, bob, Password.of(Kit.PASSWORD)))
        .isEqualTo(new PasswordAssignment.Throttled(Duration.ofMinutes(1)));
  }

  @Test
  void isToldByMailAuditedAndPublished() {
    assign(ada, bob, ASSIGNED);

    var mail = kit.latestMail("bob@example.org").orElseThrow();
    assertThat(mail.template()).isEqualTo("password-assigned");
    assertThat(mail.values()).isEmpty();
    var event = kit.gatehouse().audit().about(bob.value(), 1).getFirst();
    assertThat(event.act()).isEqualTo("password-assigned");
    assertThat(event.actor()).contains(ada.value());
    assertThat(kit.events()).contains(new PasswordChanged(bob.value(), kit.clock().instant()));
    token();
    assertThat(kit.gatehouse().audit().about(bob.value(), 1).getFirst().act())
        .isEqualTo("password-change-needed");
  }

  @Test
  void letsNoSignInThroughThatRacesIt() throws Exception {
    for (int round = 0; round < 5; round++) {
      var fresh = Password.of("the lake freezes in round " + round);
      kit.clock().move(Duration.ofMinutes(2));
      Callable<Object> assign = () -> assign(ada, bob, fresh);
      Callable<Object> old = () -> signIn(Password.of(Kit.PASSWORD));
      Callable<Object> assigned = () -> signIn(fresh);

      Simultaneous.run(List.of(old, assign, assigned, old, assigned));

      assertThat(sessions()).isZero();
      assertThat(signIn(fresh)).isInstanceOf(SignIn.PasswordChangeNeeded.class);
    }
  }

  private PasswordAssignment assign(UserId actor, UserId user, Password password) {
    return kit.gatehouse()
        .administration()
        .passwords()
        .assign(new Actor(actor, kit.client()), user, password);
  }

  private String token() {
    if (signIn(ASSIGNED) instanceof SignIn.PasswordChangeNeeded(var token)) {
      return token.reveal();
    }
    throw new AssertionError("no change of the password was asked for");
  }

  private SignIn signIn(Password password) {
    var form = new SignInForm("bob@example.org", password, Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }

  private PasswordReset reset(String token, Password fresh) {
    return kit.gatehouse().passwordResets().reset(token, fresh, kit.client());
  }

  private long sessions() {
    return Tables.on(kit).number("select count(*) from gatehouse_sessions");
  }
}
