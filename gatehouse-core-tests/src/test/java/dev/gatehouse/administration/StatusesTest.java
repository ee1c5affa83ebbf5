package dev.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.event.UserConfirmationChanged;
import dev.gatehouse.administration.event.UserStatusChanged;
import dev.gatehouse.password.Password;
import dev.gatehouse.role.Role;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.UserId;
import org.junit.jupiter.api.Test;

@EachDatabase
class StatusesTest {
  private final Kit kit;
  private final Statuses statuses;
  private final UserId ada;
  private final UserId bob;

  StatusesTest(Kit kit) {
    this.kit = kit;
    this.statuses = kit.gatehouse().administration().statuses();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
  }

  @Test
  void endEverySessionAtOnceOnEveryNode() {
    var client = kit.client();
    var token = kit.signedIn("bob@example.org", client).token();
    var otherNode = kit.node(settings -> settings);

    assertThat(statuses.deactivate(by(ada), bob, "spam")).isEqualTo(new StatusChange.Changed());

    assertThat(otherNode.sessions().check(token, client)).isEqualTo(new SessionCheck.Dead());
    assertThat(signIn()).isEqualTo(new SignIn.Inactive());
  }

  @Test
  void reviveNoSession() {
    var client = kit.client();
    var token = kit.signedIn("bob@example.org", client).token();
    statuses.deactivate(by(ada), bob, "");

    assertThat(statuses.reactivate(by(ada), bob)).isEqualTo(new StatusChange.Changed());

    assertThat(kit.gatehouse().sessions().check(token, client)).isEqualTo(new SessionCheck.Dead());
    assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void changeNothingTwice() {
    assertThat(statuses.reactivate(by(ada), bob)).isEqualTo(new StatusChange.Unchanged());
    assertThat(statuses.confirm(by(ada), bob)).isEqualTo(new StatusChange.Unchanged());
    statuses.deactivate(by(ada), bob, "");

    assertThat(statuses.deactivate(by(ada), bob, "")).isEqualTo(new StatusChange.Unchanged());
  }

  @Test
  void letOneOfTwoOwnersBeDeactivatedButNeverTheLast() {
    kit.gatehouse().administration().grants().grantOwnership(by(ada), bob);

    assertThat(statuses.deactivate(by(bob), ada, "")).isEqualTo(new StatusChange.Changed());

    assertThat(statuses.deactivate(by(ada), bob, "")).isEqualTo(new StatusChange.Forbidden());
    assertThat(statuses.deactivate(by(bob), bob, "")).isEqualTo(new StatusChange.Forbidden());
    assertThat(kit.gatehouse().roles().firstAdmin()).contains(bob);
  }

  @Test
  void areForThoseWhoStandHigher() {
    var grants = kit.gatehouse().administration().grants();
    var cyd = kit.registered("cyd@example.org").id();
    grants.promote(by(ada), bob);
    grants.promote(by(ada), cyd);

    assertThat(statuses.deactivate(by(bob), cyd, "")).isEqualTo(new StatusChange.Forbidden());
    assertThat(statuses.deactivate(by(bob), ada, "")).isEqualTo(new StatusChange.Forbidden());
    assertThat(statuses.unconfirm(by(bob), ada)).isEqualTo(new StatusChange.Forbidden());
    assertThat(statuses.toggleConfirmation(by(bob), ada)).isEqualTo(new StatusChange.Forbidden());

    grants.revoke(by(ada), cyd, Role.ADMIN);
    assertThat(statuses.deactivate(by(bob), cyd, "")).isEqualTo(new StatusChange.Changed());
  }

  @Test
  void confirmAndUnconfirmAndToggle() {
    assertThat(statuses.unconfirm(by(ada), bob)).isEqualTo(new StatusChange.Changed());
    assertThat(kit.user("bob@example.org").confirmed()).isFalse();

    assertThat(statuses.toggleConfirmation(by(ada), bob)).isEqualTo(new StatusChange.Changed());
    assertThat(kit.user("bob@example.org").confirmed()).isTrue();

    assertThat(statuses.toggleConfirmation(by(ada), bob)).isEqualTo(new StatusChange.Changed());
    assertThat(kit.user("bob@example.org").confirmed()).isFalse();

    assertThat(kit.events())
        .endsWith(
            new UserConfirmationChanged(bob.value(), kit.clock().instant(), false),
            new UserConfirmationChanged(bob.value(), kit.clock().instant(), true),
            new UserConfirmationChanged(bob.value(), kit.clock().instant(), false));
  }

  @Test
  void areAuditedWithTheirReasonAndMailed() {
    statuses.deactivate(by(ada), bob, "spam");

    var event = kit.gatehouse().audit().about(bob.value(), 1).getFirst();
    assertThat(event.act()).isEqualTo("deactivated");
    assertThat(event.actor()).contains(ada.value());
    assertThat(event.details()).containsEntry("reason", "spam");
    assertThat(kit.latestMail("bob@example.org").orElseThrow().template()).isEqualTo("deactivated");
    assertThat(kit.events())
        .contains(new UserStatusChanged(bob.value(), kit.clock().instant(), false));
  }

  private SignIn signIn() {
    var form = new SignInForm("bob@example.org", Password.of(Kit.PASSWORD), Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }

  private Actor by(UserId user) {
    return new Actor(user, kit.client());
  }
}
