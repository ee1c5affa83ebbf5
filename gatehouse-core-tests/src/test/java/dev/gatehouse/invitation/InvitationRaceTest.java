package dev.gatehouse.invitation;

import static dev.gatehouse.invitation.Host.FIRST;
import static dev.gatehouse.invitation.Host.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.role.Role;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EachDatabase
class InvitationRaceTest {
  private static final Password SECOND = Password.of("nine slow barges going east");

  private final Kit kit;
  private final Host host;

  InvitationRaceTest(Kit kit) {
    this.kit = kit;
    this.host = new Host(kit);
    var plenty = new Limit(1000, Duration.ofHours(1));
    kit.node(settings -> settings.with(new InvitationSettings(Duration.ofDays(7), plenty, plenty)));
  }

  @Test
  void makesOneUserOfManyInvitations() throws Exception {
    Callable<Invitation> call = () -> host.invite(GRACE);

    var outcomes = Simultaneous.run(Collections.nCopies(20, call));

    assertThat(outcomes).filteredOn(Invitation.Invited.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new Invitation.AddressTaken()::equals).hasSize(19);
    assertThat(number("gatehouse_users where email = '" + GRACE + "'")).isOne();
    assertThat(number("gatehouse_usernames")).isEqualTo(2);
    assertThat(kit.mails()).filteredOn(mail -> mail.to().equals(GRACE)).hasSize(1);
  }

  @RepeatedTest(5)
  void makesOneUserOfAnInvitationAndARegistration() throws Exception {
    var form = new RegistrationForm(GRACE, Password.of(Kit.PASSWORD), "en");

    Simultaneous.<Object>run(
        List.of(
            () -> host.invite(GRACE),
            () -> kit.gatehouse().registrations().register(form, kit.client())));

    assertThat(number("gatehouse_users where email = '" + GRACE + "'")).isOne();
    assertThat(number("gatehouse_usernames where user_id is null")).isZero();
    assertThat(kit.gatehouse().roles().of(kit.user(GRACE).id())).containsExactly(Role.USER);
  }

  @Test
  void isAcceptedOnceOfTwentyTries() throws Exception {
    var link = host.invited(GRACE);
    var calls =
        IntStream.range(0, 20)
            .<Callable<InvitationAcceptance>>mapToObj(i -> () -> host.accept(link, password(i)))
            .toList();

    var outcomes = Simultaneous.run(calls);

    var first = outcomes.indexOf(new InvitationAcceptance.Accepted(kit.user(GRACE).id()));
    assertThat(outcomes).filteredOn(InvitationAcceptance.Accepted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new InvitationAcceptance.Dead()::equals).hasSize(19);
    assertThat(host.signIn(GRACE, password(first))).isInstanceOf(SignIn.SignedIn.class);
  }

  private static Password password(int number) {
    return Password.of("a heron on the frozen lake " + number);
  }

  @RepeatedTest(5)
  void givesOnePasswordByAnInvitationAndAReset() throws Exception {
    var link = host.invited(GRACE);
    var grace = kit.user(GRACE);
    kit.gatehouse().passwordResets().request(grace.email(), kit.client());
    var reset = host.link(GRACE);

    var outcomes =
        Simultaneous.<Object>run(
            List.of(
                () -> host.accept(link, FIRST),
                () -> kit.gatehouse().passwordResets().reset(reset, SECOND, kit.client())));

    var accepted = outcomes.getFirst().equals(new InvitationAcceptance.Accepted(grace.id()));
    assertThat(outcomes.getLast().equals(new PasswordReset.Done(grace.id())))
        .isNotEqualTo(accepted);
    assertThat(host.signIn(GRACE, accepted ? FIRST : SECOND)).isInstanceOf(SignIn.SignedIn.class);
    assertThat(host.signIn(GRACE, accepted ? SECOND : FIRST)).isEqualTo(new SignIn.Rejected());
  }

  @RepeatedTest(5)
  void isAcceptedOrWithdrawn() throws Exception {
    var link = host.invited(GRACE);
    var grace = kit.user(GRACE).id();

    var outcomes =
        Simultaneous.<Object>run(
            List.of(() -> host.accept(link), () -> host.invitations().withdraw(host.ada(), grace)));

    var accepted = outcomes.getFirst().equals(new InvitationAcceptance.Accepted(grace));
    assertThat(outcomes.getLast())
        .isEqualTo(
            accepted
                ? new InvitationWithdrawal.AlreadyAccepted()
                : new InvitationWithdrawal.Withdrawn());
    assertThat(kit.gatehouse().users().get(grace).isPresent()).isEqualTo(accepted);
  }

  @RepeatedTest(5)
  void leavesNoLinkBehindThatIsSentWhileItIsAccepted() throws Exception {
    var link = host.invited(GRACE);
    var grace = kit.user(GRACE).id();

    var outcomes =
        Simultaneous.<Object>run(
            List.of(
                () -> host.accept(link), () -> host.invitations().inviteAgain(host.ada(), grace)));

    var accepted = outcomes.getFirst().equals(new InvitationAcceptance.Accepted(grace));
    var sent = outcomes.getLast() instanceof InvitationRenewal.Sent;
    assertThat(sent).isNotEqualTo(accepted);
    assertThat(host.invitations().holder(host.link(GRACE)).isPresent()).isEqualTo(sent);
  }

  @RepeatedTest(5)
  void isNoWayForWhoIsBeingDemotedToMakeAnAdmin() throws Exception {
    var bob = host.admin("bob@example.org");
    var grants = kit.gatehouse().administration().grants();
    grants.grantOwnership(host.ada(), bob);
    var owner = host.by(bob);

    var outcomes =
        Simultaneous.<Object>run(
            List.of(() -> host.invite(owner, Role.ADMIN), () -> grants.demote(host.ada(), bob)));

    var events = kit.gatehouse().audit().page(AuditFilter.ALL, Optional.empty(), 2).entries();
    var invited = outcomes.getFirst() instanceof Invitation.Invited;
    assertThat(events.getFirst().event().act()).isEqualTo("roles-changed");
    assertThat(events.getLast().event().act().equals("user-invited")).isEqualTo(invited);
  }

  private long number(String of) {
    return Tables.on(kit).number("select count(*) from " + of);
  }
}
