package dev.gatehouse.invitation;

import static dev.gatehouse.invitation.Host.GRACE;
import static dev.gatehouse.profile.ProfileField.FIRST_NAME;
import static dev.gatehouse.profile.ProfileField.LAST_NAME;
import static dev.gatehouse.profile.ProfileField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.password.Password;
import dev.gatehouse.profile.ProfileForm;
import dev.gatehouse.registration.RegistrationSettings;
import dev.gatehouse.registration.UserRegistered;
import dev.gatehouse.role.Role;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@EachDatabase
class InvitationTest {
  private static final Role EDITOR = new Role("Editor");

  private final Kit kit;
  private final Host host;

  InvitationTest(Kit kit) {
    this.kit = kit;
    this.host = new Host(kit);
  }

  @Test
  void makesAUserWhoCannotSignInYet() {
    var invitation = host.invite(GRACE);

    var grace = kit.user(GRACE);
    var until = kit.clock().instant().plus(Duration.ofDays(7));
    assertThat(invitation).isEqualTo(new Invitation.Invited(grace, until));
    assertThat(grace.active()).isTrue();
    assertThat(grace.confirmed()).isFalse();
    assertThat(grace.profile().username()).contains("grace");
    assertThat(kit.gatehouse().roles().of(grace.id())).containsExactly(Role.USER);
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_passwords")).isOne();
  }

  @Test
  void isMailedInTheLanguageOfWhoIsInvited() {
    var profile = ProfileForm.EMPTY.with(FIRST_NAME, "Grace").with(USERNAME, "amazing");
    host.invitations().invite(host.ada(), new Invitee(GRACE, Optional.empty(), "fr", profile));

    var mail = kit.latestMail(GRACE).orElseThrow();
    assertThat(mail.template()).isEqualTo("invitation");
    assertThat(mail.language()).isEqualTo("fr");
    assertThat(mail.values())
        .containsEntry("inviter", "ada")
        .containsEntry("due", kit.clock().instant().plus(Duration.ofDays(7)).toString());
    assertThat(kit.user(GRACE).profile().username()).contains("amazing");
    assertThat(new Invitee(GRACE, "no tag at all").language()).isEqualTo("en");
  }

  @Test
  void namesTheInviterByTheirNames() {
    var names = ProfileForm.EMPTY.with(FIRST_NAME, "Ada").with(LAST_NAME, "Lovelace");
    kit.gatehouse().profiles().update(host.ada().user(), names, kit.client());

    host.invite(GRACE);

    assertThat(kit.latestMail(GRACE).orElseThrow().values())
        .containsEntry("inviter", "Ada Lovelace");
  }

  @Test
  void isAuditedAndPublished() {
    host.invite(host.ada(), Role.ADMIN);

    var grace = kit.user(GRACE).id().value();
    var event = kit.gatehouse().audit().about(grace, 1).getFirst();
    assertThat(event.act()).isEqualTo("user-invited");
    assertThat(event.actor()).contains(host.ada().user().value());
    assertThat(event.details()).isEqualTo(Map.of("roles", "Admin, User"));
    assertThat(kit.events()).contains(new UserRegistered(grace, kit.clock().instant()));
  }

  @Test
  void givesNoMoreThanTheInviterMayGive() {
    var bob = host.by(host.admin("bob@example.org"));
    kit.gatehouse().administration().customRoles().create(host.ada(), EDITOR, "");

    assertThat(host.invite(bob, Role.ADMIN)).isEqualTo(new Invitation.Forbidden());
    assertThat(host.invite(bob, Role.OWNER)).isEqualTo(new Invitation.Forbidden());
    assertThat(host.invite(host.ada(), Role.OWNER)).isEqualTo(new Invitation.Forbidden());
    assertThat(host.invite(bob, new Role("Nothing"))).isEqualTo(new Invitation.UnknownRole());
    assertThat(users(GRACE)).isZero();

    assertThat(host.invite(bob, EDITOR)).isInstanceOf(Invitation.Invited.class);
    assertThat(kit.gatehouse().roles().of(kit.user(GRACE).id())).containsExactly(EDITOR, Role.USER);
  }

  @Test
  void givesTheUsualRoleUnlessItIsMoreThanTheInviterMayGive() {
    var bob = host.by(host.admin("bob@example.org"));
    var plenty = new Limit(1000, Duration.ofHours(1));
    var admins = new RegistrationSettings(true, plenty, plenty, plenty, "Admin", true, false);
    kit.node(settings -> settings.with(admins));

    host.invitations().invite(bob, new Invitee(GRACE, "en"));
    host.invite("henry@example.org");

    assertThat(kit.gatehouse().roles().of(kit.user(GRACE).id())).containsExactly(Role.USER);
    var henry = kit.user("henry@example.org");
    assertThat(kit.gatehouse().roles().of(henry.id())).containsExactly(Role.ADMIN);
    assertThat(henry.profile().username()).isEmpty();
  }

  @Test
  void isForActiveOwnersAndAdmins() {
    var bob = host.admin("bob@example.org");
    var cyd = kit.registered("cyd@example.org").id();
    var administration = kit.gatehouse().administration();

    assertThat(invite(cyd)).isEqualTo(new Invitation.Forbidden());
    administration.statuses().deactivate(host.ada(), bob, "");
    assertThat(invite(bob)).isEqualTo(new Invitation.Forbidden());
    administration.statuses().reactivate(host.ada(), bob);
    administration.grants().demote(host.ada(), bob);
    assertThat(invite(bob)).isEqualTo(new Invitation.Forbidden());
    assertThat(users(GRACE)).isZero();
    assertThat(kit.latestMail(GRACE)).isEmpty();

    administration.grants().promote(host.ada(), bob);
    assertThat(invite(bob)).isInstanceOf(Invitation.Invited.class);
  }

  @Test
  void leavesTheSeatOfTheOwnerAlone() {
    Tables.on(kit).update("update gatehouse_owner_seat set taken_by = null, taken_at = null");
    host.invite(GRACE);
    assertThat(kit.gatehouse().roles().of(kit.user(GRACE).id())).containsExactly(Role.USER);

    Tables.on(kit).update("delete from gatehouse_users");
    assertThat(host.invite("henry@example.org")).isEqualTo(new Invitation.Forbidden());

    var first = kit.registered("first@example.org");
    assertThat(kit.gatehouse().roles().of(first.id())).containsExactly(Role.OWNER);
  }

  @Test
  void saysThatAnAddressIsTaken() {
    host.invite(GRACE);
    var before = kit.mails().size();

    assertThat(host.invite("GRACE@Example.org")).isEqualTo(new Invitation.AddressTaken());
    assertThat(host.invite("ada@example.org")).isEqualTo(new Invitation.AddressTaken());

    assertThat(kit.mails()).hasSize(before);
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_usernames")).isEqualTo(2);
  }

  @Test
  void leavesAnAddressAloneThatMayBeGivenBack() {
    var proof = kit.confirmed(kit.registered("bob@example.org"));
    var wanted = EmailAddress.parse("robert@example.org").orElseThrow();
    kit.gatehouse().emailChanges().request(proof, wanted, kit.client());
    var evidence = Evidence.of(Password.of(Kit.PASSWORD));
    var token = host.link("robert@example.org");
    kit.gatehouse().emailChanges().confirm(token, evidence, kit.client());

    assertThat(host.invite("bob@example.org")).isEqualTo(new Invitation.AddressTaken());
  }

  @Test
  void saysWhatWillNotDo() {
    var profile = ProfileForm.EMPTY.with(USERNAME, "a@b").with(FIRST_NAME, "x".repeat(101));
    var faulty = new Invitee("nobody", Optional.empty(), "en", profile);

    assertThat(host.invitations().invite(host.ada(), faulty))
        .isEqualTo(
            new Invitation.Rejected(
                true,
                List.of(),
                List.of(
                    new FieldFault("first_name", Reason.TOO_LONG),
                    new FieldFault("username", Reason.MALFORMED))));
    var taken = new Invitee(GRACE, Optional.empty(), "en", ProfileForm.EMPTY.with(USERNAME, "ADA"));
    assertThat(host.invitations().invite(host.ada(), taken))
        .isEqualTo(
            new Invitation.Rejected(
                false, List.of(), List.of(new FieldFault("username", Reason.TAKEN))));
    assertThat(users(GRACE)).isZero();
  }

  @Test
  void makesNobodyWhenTheMailCannotBeQueued() {
    Tables.on(kit).update("alter table gatehouse_outbox rename to gatehouse_outbox_away");

    assertThatThrownBy(() -> host.invite(GRACE)).isInstanceOf(StorageException.class);

    assertThat(users(GRACE)).isZero();
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_one_time_tokens")).isZero();
    Tables.on(kit).update("alter table gatehouse_outbox_away rename to gatehouse_outbox");
    assertThat(host.invite(GRACE)).isInstanceOf(Invitation.Invited.class);
  }

  @Test
  void isListedUntilItIsAccepted() {
    var link = host.invited(GRACE);
    var grace = kit.user(GRACE).id();
    var ada = host.ada().user();
    var until = kit.clock().instant().plus(Duration.ofDays(7));

    assertThat(host.invitations().pending(List.of(ada, grace)))
        .isEqualTo(Map.of(grace, new PendingInvitation(grace, Optional.of(until))));
    kit.clock().move(Duration.ofDays(7));
    assertThat(host.invitations().pending(grace))
        .contains(new PendingInvitation(grace, Optional.empty()));
    kit.clock().move(Duration.ofMillis(-1));
    host.accept(link);

    assertThat(host.invitations().pending(grace)).isEmpty();
    assertThat(host.invitations().pending(List.of())).isEmpty();
  }

  @Test
  void isWithdrawnAsLongAsItIsNotAccepted() {
    var link = host.invited(GRACE);
    var grace = kit.user(GRACE).id();

    assertThat(host.invitations().withdraw(host.ada(), grace))
        .isEqualTo(new InvitationWithdrawal.Withdrawn());

    assertThat(users(GRACE)).isZero();
    assertThat(host.accept(link)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(host.invitations().withdraw(host.ada(), grace))
        .isEqualTo(new InvitationWithdrawal.UnknownUser());
    assertThat(kit.gatehouse().audit().about(grace.value(), 2))
        .extracting(AuditEvent::act)
        .containsExactly("invitation-withdrawn", "user-invited");
    assertThat(kit.latestMail(GRACE).orElseThrow().template()).isEqualTo("invitation");
    var accepted = host.invited(GRACE);
    host.accept(accepted);
    assertThat(host.invitations().withdraw(host.ada(), kit.user(GRACE).id()))
        .isEqualTo(new InvitationWithdrawal.AlreadyAccepted());
    assertThat(users(GRACE)).isOne();
  }

  @Test
  void isWithdrawnBeforeItsMailIsSent() {
    kit.mailServer().broken(true);
    host.invite(GRACE);
    kit.mails();

    host.invitations().withdraw(host.ada(), kit.user(GRACE).id());

    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofHours(1));
    assertThat(kit.latestMail(GRACE)).isEmpty();
  }

  @Test
  void isWithdrawnAndSentAgainByWhoStandsAbove() {
    host.invite(host.ada(), Role.ADMIN);
    var grace = kit.user(GRACE).id();
    var bob = host.by(host.admin("bob@example.org"));

    assertThat(host.invitations().withdraw(bob, grace))
        .isEqualTo(new InvitationWithdrawal.Forbidden());
    assertThat(host.invitations().inviteAgain(bob, grace))
        .isEqualTo(new InvitationRenewal.Forbidden());
    assertThat(host.invitations().inviteAgain(host.ada(), grace))
        .isInstanceOf(InvitationRenewal.Sent.class);
  }

  private Invitation invite(UserId actor) {
    return host.invitations().invite(new Actor(actor, kit.client()), new Invitee(GRACE, "en"));
  }

  private long users(String email) {
    return Tables.on(kit)
        .number("select count(*) from gatehouse_users where email = '" + email + "'");
  }
}
