package dev.gatehouse.invitation;

import static dev.gatehouse.invitation.Host.FIRST;
import static dev.gatehouse.invitation.Host.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.email.Confirmation;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.passwordchange.PasswordChangeSettings;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.role.Role;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Users with a first password that an administrator has chosen. */
@EachDatabase
class CreatedUserTest {
  private static final Password OWN = Password.of("nine slow barges going east");
  private static final Invitee WANTED = new Invitee(GRACE, "en");

  private final Kit kit;
  private final Host host;

  CreatedUserTest(Kit kit) {
    this.kit = kit;
    this.host = new Host(kit);
    var plenty = new Limit(1000, Duration.ofMinutes(5));
    kit.node(settings ->
        settings.with(new PasswordChangeSettings(Duration.ofHours(1), plenty, plenty, true)));
  }

  @Test
  void haveToSetAnotherAtTheFirstSignIn() {
    assertThat(create(FIRST)).isEqualTo(new Invitation.Created(kit.user(GRACE)));

    assertThat(kit.user(GRACE).confirmed()).isFalse();
    var signIn = host.signIn(GRACE, FIRST);
    assertThat(signIn).isInstanceOf(SignIn.PasswordChangeNeeded.class);
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_sessions")).isZero();
    var token = ((SignIn.PasswordChangeNeeded) signIn).token().reveal();
    assertThat(kit.gatehouse().passwordResets().reset(token, OWN, kit.client()))
        .isEqualTo(new PasswordReset.Done(kit.user(GRACE).id()));
    assertThat(host.signIn(GRACE, OWN)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void confirmTheirAddressByTheMail() {
    create(FIRST);

    assertThat(kit.latestMail(GRACE).orElseThrow().template()).isEqualTo("confirm-email");
    assertThat(kit.gatehouse().emails().confirm(host.link(GRACE), Evidence.of(FIRST), kit.client()))
        .isEqualTo(new Confirmation.Confirmed(kit.user(GRACE).id()));
    var event = kit.gatehouse().audit().about(kit.user(GRACE).id().value(), 9).getLast();
    assertThat(event.act()).isEqualTo("user-created");
    assertThat(event.actor()).contains(host.ada().user().value());
    assertThat(host.invitations().pending(kit.user(GRACE).id())).isEmpty();
    assertThat(kit.gatehouse().roles().of(kit.user(GRACE).id())).containsExactly(Role.USER);
  }

  @Test
  void needAGoodPassword() {
    assertThat(create(Password.of("short")))
        .isEqualTo(new Invitation.Rejected(false, List.of(Weakness.TOO_SHORT), List.of()));
    assertThat(create(Password.of(GRACE)))
        .isEqualTo(new Invitation.Rejected(false, List.of(Weakness.GUESSABLE), List.of()));

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_users")).isOne();
  }

  @Test
  void areMadeByNobodyWhereItIsNotAllowed() {
    kit.node(settings -> settings);

    assertThat(create(FIRST)).isEqualTo(new Invitation.SwitchedOff());
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_users")).isOne();
  }

  @Test
  void areMadeByAdministratorsAlone() {
    var bob = host.by(kit.registered("bob@example.org").id());

    assertThat(host.invitations().create(bob, WANTED, FIRST)).isEqualTo(new Invitation.Forbidden());
    // nor told anything, nor counted
    assertThat(host.invitations().create(bob, WANTED, Password.of("short")))
        .isEqualTo(new Invitation.Forbidden());
    assertThat(host.invitations().invite(bob, new Invitee("nobody", "en")))
        .isEqualTo(new Invitation.Forbidden());
  }

  @RepeatedTest(3)
  void areMadeByNobodyWhoIsDemotedMeanwhile() throws Exception {
    var bob = host.admin("bob@example.org");
    var grants = kit.gatehouse().administration().grants();

    // hashing takes longer
    Simultaneous.<Object>run(
        List.of(
            () -> host.invitations().create(host.by(bob), WANTED, FIRST),
            () -> grants.demote(host.ada(), bob)));

    var latest = kit.gatehouse().audit().page(AuditFilter.ALL, Optional.empty(), 1).entries();
    assertThat(latest.getFirst().event().act()).isEqualTo("roles-changed");
  }

  private Invitation create(Password password) {
    return host.invitations().create(host.ada(), WANTED, password);
  }
}
