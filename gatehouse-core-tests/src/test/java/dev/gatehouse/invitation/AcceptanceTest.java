package dev.gatehouse.invitation;

import static dev.gatehouse.invitation.Host.FIRST;
import static dev.gatehouse.invitation.Host.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.email.Confirmation;
import dev.gatehouse.email.EmailConfirmed;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.passwordchange.PasswordImport;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.policy.SecondFactorPolicy;
import dev.gatehouse.registration.Registration;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.role.Role;
import dev.gatehouse.secondfactor.SecondFactorSettings;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@EachDatabase
class AcceptanceTest {
  private static final Password SECOND = Password.of("nine slow barges going east");

  private final Kit kit;
  private final Host host;
  private final String link;
  private final User grace;

  AcceptanceTest(Kit kit) {
    this.kit = kit;
    this.host = new Host(kit);
    this.link = host.invited(GRACE);
    this.grace = kit.user(GRACE);
  }

  @Test
  void setsThePasswordAndConfirmsTheAddress() {
    assertThat(host.accept(link)).isEqualTo(new InvitationAcceptance.Accepted(grace.id()));

    assertThat(kit.user(GRACE).confirmed()).isTrue();
    assertThat(host.signIn(GRACE, FIRST)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(kit.gatehouse().users().origin(grace.id())).isPresent();
    assertThat(kit.gatehouse().audit().about(grace.id().value(), 9))
        .extracting(AuditEvent::act)
        .containsExactly("signed-in", "invitation-accepted", "user-invited");
    assertThat(kit.events())
        .contains(new EmailConfirmed(grace.id().value(), kit.clock().instant()));
  }

  @Test
  void opensNoSession() {
    host.accept(link);

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_sessions")).isZero();
  }

  @Test
  void worksOnce() {
    host.accept(link);

    assertThat(host.accept(link, SECOND)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(host.signIn(GRACE, FIRST)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void isAskedAboutWithoutBeingUsed() {
    assertThat(host.invitations().holder(link)).contains(grace);
    assertThat(host.invitations().holder(link)).contains(grace);

    assertThat(host.accept(link)).isInstanceOf(InvitationAcceptance.Accepted.class);
    assertThat(host.invitations().holder(link)).isEmpty();
  }

  @Test
  void runsOutAfterSevenDays() {
    kit.clock().move(Duration.ofDays(7).minusMillis(1));
    assertThat(host.invitations().holder(link)).isPresent();

    kit.clock().move(Duration.ofMillis(1));
    assertThat(host.accept(link)).isEqualTo(new InvitationAcceptance.Dead());
  }

  @Test
  void isNothingToOtherLinksNorOtherLinksToIt() {
    var services = kit.gatehouse();
    services.passwordResets().request(grace.email(), kit.client());
    var reset = host.link(GRACE);

    assertThat(host.accept(reset)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(services.passwordResets().reset(link, FIRST, kit.client()))
        .isEqualTo(new PasswordReset.Dead());
    assertThat(services.emails().confirm(link, Evidence.none(), kit.client()))
        .isEqualTo(new Confirmation.Dead());
    assertThat(services.signIns().withMagicLink(link, Arrival.plain(), kit.client())).isEmpty();
    for (var changed :
        List.of("", link.substring(1), "A" + link, link.replace(link.charAt(5), '_'))) {
      assertThat(host.accept(changed)).isEqualTo(new InvitationAcceptance.Dead());
    }
    assertThat(host.accept(link)).isInstanceOf(InvitationAcceptance.Accepted.class);
  }

  @Test
  void isTheHoldersAloneWhoeverIsSignedIn() {
    kit.registered("bob@example.org");
    var client = kit.client();
    var bob = kit.signedIn("bob@example.org", client);

    host.invitations().accept(link, FIRST, client);

    assertThat(kit.gatehouse().sessions().check(bob.token(), client))
        .isInstanceOf(SessionCheck.Live.class);
    assertThat(host.signIn("bob@example.org", Password.of(Kit.PASSWORD)))
        .isInstanceOf(SignIn.SignedIn.class);
    assertThat(host.signIn("bob@example.org", FIRST)).isEqualTo(new SignIn.Rejected());
    assertThat(kit.gatehouse().roles().of(grace.id())).containsExactly(Role.USER);
  }

  @Test
  void asksForAGoodPassword() {
    assertThat(host.accept(link, Password.of("short")))
        .isEqualTo(new InvitationAcceptance.Rejected(List.of(Weakness.TOO_SHORT)));
    assertThat(host.accept(link, Password.of("grace@example.org")))
        .isEqualTo(new InvitationAcceptance.Rejected(List.of(Weakness.GUESSABLE)));

    assertThat(host.accept(link)).isInstanceOf(InvitationAcceptance.Accepted.class);
  }

  @Test
  void isThrottled() {
    for (int i = 0; i < 20; i++) {
      host.accept(link, Password.of("short"));
    }

    assertThat(host.accept(link))
        .isEqualTo(new InvitationAcceptance.Throttled(Duration.ofMinutes(1)));
    kit.clock().move(Duration.ofMinutes(1));
    assertThat(host.accept(link)).isInstanceOf(InvitationAcceptance.Accepted.class);
  }

  @Test
  void endsWithTheUserBeingDeactivated() {
    var statuses = kit.gatehouse().administration().statuses();
    statuses.deactivate(host.ada(), grace.id(), "");
    assertThat(host.accept(link)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(host.invitations().inviteAgain(host.ada(), grace.id()))
        .isEqualTo(new InvitationRenewal.Inactive());

    statuses.reactivate(host.ada(), grace.id());
    assertThat(host.accept(link)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(host.invitations().pending(grace.id()))
        .contains(new PendingInvitation(grace.id(), Optional.empty()));
  }

  @Test
  void isVoidAfterAResetThatCameFirst() {
    kit.gatehouse().passwordResets().request(grace.email(), kit.client());
    kit.gatehouse().passwordResets().reset(host.link(GRACE), SECOND, kit.client());

    assertThat(host.accept(link)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(host.signIn(GRACE, SECOND)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(host.invitations().pending(grace.id())).isEmpty();
  }

  @Test
  void voidsAResetThatWasAskedForBefore() {
    kit.gatehouse().passwordResets().request(grace.email(), kit.client());
    var reset = host.link(GRACE);

    host.accept(link);

    assertThat(kit.gatehouse().passwordResets().reset(reset, SECOND, kit.client()))
        .isEqualTo(new PasswordReset.Dead());
    assertThat(host.signIn(GRACE, FIRST)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void isVoidAfterASignInByAMagicLink() {
    kit.gatehouse().magicLinks().request(grace.email(), kit.client());
    var magic = host.link(GRACE);
    assertThat(kit.gatehouse().signIns().withMagicLink(magic, Arrival.plain(), kit.client()))
        .isPresent();

    assertThat(host.accept(link)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(host.invitations().pending(grace.id())).isEmpty();
    assertThat(host.invitations().inviteAgain(host.ada(), grace.id()))
        .isEqualTo(new InvitationRenewal.AlreadyAccepted());
  }

  @Test
  void endsTheSessionsOfWhoCameByAnotherRoad() {
    kit.gatehouse().administration().statuses().confirm(host.ada(), grace.id());
    kit.gatehouse().magicLinks().request(grace.email(), kit.client());
    var signIns = kit.gatehouse().signIns();
    assertThat(signIns.withMagicLink(host.link(GRACE), Arrival.plain(), kit.client())).isPresent();

    assertThat(host.accept(link)).isInstanceOf(InvitationAcceptance.Accepted.class);

    assertThat(kit.gatehouse().sessions().list(grace.id())).isEmpty();
  }

  @Test
  void putsNoPasswordInThePlaceOfOneThatWasTakenOver() {
    var other = Tables.on(kit).texts("select hash from gatehouse_passwords").getFirst();
    assertThat(kit.gatehouse().passwordImports().take(grace.id(), other))
        .isEqualTo(new PasswordImport.Imported());

    assertThat(host.accept(link)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(host.signIn(GRACE, Password.of(Kit.PASSWORD))).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void isNotHarmedByWhoRegistersTheAddress() {
    var form = new RegistrationForm(GRACE, Password.of("the thief chose this one"), "en");
    assertThat(kit.gatehouse().registrations().register(form, kit.client()))
        .isEqualTo(new Registration.Accepted());

    assertThat(host.signIn(GRACE, form.password())).isEqualTo(new SignIn.Rejected());
    assertThat(kit.latestMail(GRACE).orElseThrow().template()).isEqualTo("already-registered");
    assertThat(host.accept(link)).isInstanceOf(InvitationAcceptance.Accepted.class);
    assertThat(host.signIn(GRACE, form.password())).isEqualTo(new SignIn.Rejected());
    assertThat(host.signIn(GRACE, FIRST)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void leavesTheSecondFactorDueThatARoleRequires() {
    var users = new SecondFactorPolicy(List.of("User"), Optional.empty());
    kit.node(settings -> {
      var now = settings.secondFactor();
      return settings.with(new SecondFactorSettings(users, now.codes(), now.challenge()));
    });
    host.accept(link);
    var client = kit.client();

    var form = new SignInForm(GRACE, FIRST, Arrival.plain());
    var opened = ((SignIn.SignedIn) kit.gatehouse().signIns().withPassword(form, client)).opened();

    assertThat(kit.gatehouse().sessions().check(opened.token(), client))
        .isInstanceOf(SessionCheck.SecondFactorOwed.class);
  }

  @Test
  void isNoSecretThatTheDatabaseHolds() {
    assertThat(Tables.on(kit).everything()).doesNotContain(link);
    assertThat(kit.gatehouse().audit().about(grace.id().value(), 9).toString())
        .doesNotContain(link);
  }
}
