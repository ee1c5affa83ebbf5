package dev.gatehouse.invitation;

import static dev.gatehouse.invitation.Host.FIRST;
import static dev.gatehouse.invitation.Host.GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Invitations sent again, and how many are sent at all. */
@EachDatabase
class InvitationAgainTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Kit kit;
  private final Host host;

  InvitationAgainTest(Kit kit) {
    this.kit = kit;
    this.host = new Host(kit);
  }

  @Test
  void killsTheOlderLink() {
    var older = host.invited(GRACE);
    var grace = kit.user(GRACE).id();
    kit.clock().move(Duration.ofDays(1));

    assertThat(again(grace))
        .isEqualTo(new InvitationRenewal.Sent(kit.clock().instant().plus(Duration.ofDays(7))));

    assertThat(host.accept(older)).isEqualTo(new InvitationAcceptance.Dead());
    assertThat(host.accept(host.link(GRACE))).isInstanceOf(InvitationAcceptance.Accepted.class);
    assertThat(kit.gatehouse().audit().about(grace.value(), 9))
        .extracting(AuditEvent::act)
        .containsExactly("invitation-accepted", "invitation-sent-again", "user-invited");
  }

  @Test
  void isPossibleWhenTheLinkHasRunOut() {
    host.invite(GRACE);
    kit.clock().move(Duration.ofDays(30));
    kit.gatehouse().housekeeping().sweep();

    assertThat(again(kit.user(GRACE).id())).isInstanceOf(InvitationRenewal.Sent.class);

    assertThat(host.accept(host.link(GRACE))).isInstanceOf(InvitationAcceptance.Accepted.class);
  }

  @Test
  void isForWhoHasNotAccepted() {
    host.accept(host.invited(GRACE), FIRST);
    var mails = kit.mails().size();

    assertThat(again(kit.user(GRACE).id())).isEqualTo(new InvitationRenewal.AlreadyAccepted());
    var bob = kit.registered("bob@example.org").id();
    assertThat(again(bob)).isEqualTo(new InvitationRenewal.AlreadyAccepted());
    assertThat(again(new UserId(new UUID(0x7000, Long.MIN_VALUE))))
        .isEqualTo(new InvitationRenewal.UnknownUser());
    assertThat(again(host.ada().user())).isEqualTo(new InvitationRenewal.Forbidden());
    assertThat(kit.mails()).hasSize(mails + 1);
  }

  @Test
  void isLimitedForAnAddressWhoeverInvites() {
    host.invite(GRACE);
    var bob = host.by(host.admin("bob@example.org"));
    var grace = kit.user(GRACE).id();
    for (int i = 0; i < 4; i++) {
      assertThat(host.invitations().inviteAgain(bob, grace))
          .isInstanceOf(InvitationRenewal.Sent.class);
    }

    assertThat(again(grace)).isEqualTo(new InvitationRenewal.Throttled(HOUR));
    host.invitations().withdraw(host.ada(), grace);
    assertThat(host.invite(GRACE)).isEqualTo(new Invitation.Throttled(HOUR));

    assertThat(host.invite("henry@example.org")).isInstanceOf(Invitation.Invited.class);
    kit.clock().move(HOUR);
    assertThat(host.invite(GRACE)).isInstanceOf(Invitation.Invited.class);
  }

  @Test
  void isLimitedForAnAdministrator() {
    var few = new InvitationSettings(Duration.ofDays(7), new Limit(3, HOUR), new Limit(9, HOUR));
    kit.node(settings -> settings.with(few));
    var bob = host.by(host.admin("bob@example.org"));
    for (int i = 0; i < 3; i++) {
      assertThat(host.invite("guest" + i + "@example.org")).isInstanceOf(Invitation.Invited.class);
    }

    assertThat(host.invite(GRACE)).isEqualTo(new Invitation.Throttled(HOUR));
    assertThat(again(kit.user("guest0@example.org").id()))
        .isEqualTo(new InvitationRenewal.Throttled(HOUR));
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_users")).isEqualTo(5);
    assertThat(host.invitations().invite(bob, new Invitee(GRACE, "en")))
        .isInstanceOf(Invitation.Invited.class);
  }

  @Test
  void countsNothingButMails() {
    var one = new InvitationSettings(Duration.ofDays(7), new Limit(1, HOUR), new Limit(1, HOUR));
    kit.node(settings -> settings.with(one));
    var stranger = host.by(kit.registered("eve@example.org").id());

    host.invite("ada@example.org");
    host.invite("nobody");
    host.invite(host.ada(), new Role("Nothing"));
    for (int i = 0; i < 3; i++) {
      assertThat(host.invitations().invite(stranger, new Invitee(GRACE, "en")))
          .isEqualTo(new Invitation.Forbidden());
    }

    assertThat(host.invite(GRACE)).isInstanceOf(Invitation.Invited.class);
  }

  private InvitationRenewal again(UserId user) {
    return host.invitations().inviteAgain(host.ada(), user);
  }
}
