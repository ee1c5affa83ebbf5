package dev.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.event.UserRolesChanged;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EachDatabase
class RoleGrantsTest {
  private final Kit kit;
  private final RoleGrants grants;
  private final Roles roles;
  private final UserId ada;
  private final UserId bob;
  private final UserId cyd;

  RoleGrantsTest(Kit kit) {
    this.kit = kit;
    this.grants = kit.gatehouse().administration().grants();
    this.roles = kit.gatehouse().roles();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
    this.cyd = kit.registered("cyd@example.org").id();
  }

  @BeforeEach
  void makeARole() {
    kit.gatehouse().administration().customRoles().create(by(ada), new Role("Editor"), "");
  }

  @Test
  void grantAndRevoke() {
    assertThat(grants.grant(by(ada), bob, new Role("Editor")))
        .isEqualTo(new RoleChange.Changed(new TreeSet<>(List.of(new Role("Editor"), Role.USER))));
    assertThat(kit.gatehouse().directory().holders(new Role("Editor")))
        .extracting(holder -> holder.user().id())
        .containsExactly(bob);
    assertThat(roles.holds(bob, new Role("Editor"))).isTrue();

    assertThat(grants.revoke(by(ada), bob, new Role("Editor")))
        .isInstanceOf(RoleChange.Changed.class);
    assertThat(roles.of(bob)).containsExactly(Role.USER);
  }

  @Test
  void changeNothingTwice() {
    grants.promote(by(ada), bob);

    assertThat(grants.promote(by(ada), bob)).isEqualTo(new RoleChange.Unchanged());
    assertThat(grants.revoke(by(ada), cyd, Role.ADMIN)).isEqualTo(new RoleChange.Unchanged());
    assertThat(grants.demote(by(ada), cyd)).isEqualTo(new RoleChange.Unchanged());
  }

  @Test
  void leaveTheOneRoleEverybodyHas() {
    var client = kit.client();
    var token = kit.signedIn("bob@example.org", client).token();

    assertThat(grants.revoke(by(ada), bob, Role.USER)).isEqualTo(new RoleChange.Unchanged());

    assertThat(roles.of(bob)).containsExactly(Role.USER);
    assertThat(kit.gatehouse().sessions().check(token, client))
        .isInstanceOf(SessionCheck.Live.class);
  }

  @Test
  void knowUsersAndRoles() {
    var nobody = UserId.parse("00000000-0000-7000-8000-00000000ffff").orElseThrow();

    assertThat(grants.promote(by(ada), nobody)).isEqualTo(new RoleChange.UnknownUser());
    assertThat(grants.grant(by(ada), bob, new Role("Nothing")))
        .isEqualTo(new RoleChange.UnknownRole());
    assertThat(grants.grant(by(ada), bob, new Role("editor")))
        .isEqualTo(new RoleChange.UnknownRole());
  }

  @Test
  void areForThoseWhoStandHigher() {
    grants.promote(by(ada), bob);
    var dan = kit.registered("dan@example.org").id();
    grants.promote(by(ada), dan);
    var editor = new Role("Editor");

    assertThat(grants.grant(by(bob), cyd, editor)).isInstanceOf(RoleChange.Changed.class);
    assertThat(grants.grant(by(bob), dan, editor)).isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.grant(by(bob), ada, editor)).isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.grant(by(cyd), bob, editor)).isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.grant(by(cyd), dan, editor)).isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.grant(by(ada), dan, editor)).isInstanceOf(RoleChange.Changed.class);
  }

  @Test
  void leaveOnesOwnRolesToOthers() {
    grants.promote(by(ada), bob);

    assertThat(grants.grant(by(bob), bob, new Role("Editor")))
        .isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.demote(by(ada), ada)).isEqualTo(new RoleChange.Forbidden());
  }

  @Test
  void letOwnersAloneMakeAdminsAndOwners() {
    grants.promote(by(ada), bob);

    assertThat(grants.promote(by(bob), cyd)).isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.grantOwnership(by(bob), cyd)).isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.grant(by(ada), cyd, Role.OWNER)).isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.grantOwnership(by(ada), cyd)).isInstanceOf(RoleChange.Changed.class);
    assertThat(roles.of(cyd)).contains(Role.OWNER);
  }

  @Test
  void giveAnInactiveActorNoRights() {
    grants.promote(by(ada), bob);
    kit.gatehouse().administration().statuses().deactivate(by(ada), bob, "");

    assertThat(grants.grant(by(bob), cyd, new Role("Editor")))
        .isEqualTo(new RoleChange.Forbidden());
  }

  @Test
  void leaveADemotedUserTheDefaultRole() {
    grants.grantOwnership(by(ada), bob);
    grants.promote(by(ada), bob);
    grants.revoke(by(ada), bob, Role.USER);

    grants.demote(by(ada), bob);

    assertThat(roles.of(bob)).containsExactly(Role.USER);
  }

  @Test
  void leaveTheLastActiveOwnerAlone() {
    grants.grantOwnership(by(ada), bob);
    kit.gatehouse().administration().statuses().deactivate(by(ada), bob, "");

    Tables.on(kit)
        .update("update gatehouse_users set active = true where email = 'bob@example.org'");
    Tables.on(kit)
        .update(
            "delete from gatehouse_role_grants where user_id ="
                + " (select id from gatehouse_users where email = 'ada@example.org')");

    assertThat(grants.demote(by(ada), bob)).isEqualTo(new RoleChange.Forbidden());
    assertThat(grants.demote(by(bob), ada)).isEqualTo(new RoleChange.Unchanged());
    assertThat(roles.of(bob)).contains(Role.OWNER);
  }

  @RepeatedTest(5)
  void leaveAnOwnerWhenTheLastTwoDemoteEachOther() throws Exception {
    grants.grantOwnership(by(ada), bob);

    var outcomes =
        Simultaneous.<RoleChange>run(
            List.of(() -> grants.demote(by(ada), bob), () -> grants.demote(by(bob), ada)));

    assertThat(kit.gatehouse().directory().holders(Role.OWNER)).hasSize(1);
    assertThat(outcomes).filteredOn(RoleChange.Changed.class::isInstance).hasSize(1);
  }

  @RepeatedTest(5)
  void leaveAnOwnerWhenTheLastTwoDemoteAndDeactivateEachOther() throws Exception {
    grants.grantOwnership(by(ada), bob);
    var statuses = kit.gatehouse().administration().statuses();

    Simultaneous.<Object>run(
        List.of(
            () -> grants.revoke(by(ada), bob, Role.OWNER),
            () -> statuses.deactivate(by(bob), ada, "")));

    assertThat(
            Tables.on(kit)
                .number(
                    "select count(*) from gatehouse_role_grants g"
                        + " join gatehouse_roles r on r.id = g.role_id"
                        + " join gatehouse_users u on u.id = g.user_id"
                        + " where r.name = 'Owner' and u.active"))
        .isEqualTo(1);
  }

  @Test
  void endTheSessionsOfWhoseRolesChange() {
    var client = kit.client();
    var token = kit.signedIn("bob@example.org", client).token();

    grants.promote(by(ada), bob);

    assertThat(kit.gatehouse().sessions().check(token, client)).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void areAuditedMailedAndPublished() {
    grants.promote(by(ada), bob);

    var event = kit.gatehouse().audit().about(bob.value(), 1).getFirst();
    assertThat(event.act()).isEqualTo("roles-changed");
    assertThat(event.actor()).contains(ada.value());
    assertThat(event.details())
        .containsEntry("before", "User")
        .containsEntry("after", "Admin, User");
    assertThat(kit.latestMail("bob@example.org").orElseThrow().template())
        .isEqualTo("roles-changed");
    assertThat(kit.events()).contains(new UserRolesChanged(bob.value(), kit.clock().instant()));
  }

  @Test
  void auditNothingThatIsRefused() {
    grants.promote(by(bob), cyd);

    assertThat(kit.gatehouse().audit().about(cyd.value(), 10))
        .extracting(AuditEvent::act)
        .doesNotContain("roles-changed");
  }

  @Test
  void reachUsersWithoutAnyRole() {
    Tables.on(kit).update("delete from gatehouse_role_grants");

    assertThat(grants.grantToRoleless(true)).isEqualTo(3);

    assertThat(roles.of(ada)).containsExactly(Role.USER);
    assertThat(grants.grantToRoleless(true)).isZero();
  }

  @Test
  void reachUsersWithoutAnyRoleWhenAnOwnerAsks() {
    Tables.on(kit)
        .update(
            "delete from gatehouse_role_grants where role_id not in"
                + " (select id from gatehouse_roles where name = 'Owner')");

    assertThat(grants.grantToRoleless(by(bob))).isEqualTo(new RoleGrants.ToRoleless.Forbidden());
    assertThat(grants.grantToRoleless(by(ada))).isEqualTo(new RoleGrants.ToRoleless.Granted(2));

    assertThat(roles.of(bob)).containsExactly(Role.USER);
    assertThat(kit.gatehouse().audit().about(ada.value(), 1))
        .extracting(event -> event.act() + event.details())
        .containsExactly("default-role-granted{count=2}");
    assertThat(grants.grantToRoleless(by(ada))).isEqualTo(new RoleGrants.ToRoleless.Granted(0));
  }

  @Test
  void makeTheOldestOfMigratedUsersOwnerWhenNobodyEverWas() {
    Tables.on(kit).update("delete from gatehouse_role_grants");
    Tables.on(kit).update("update gatehouse_owner_seat set taken_at = null, taken_by = null");

    assertThat(grants.grantToRoleless(true)).isEqualTo(3);

    assertThat(roles.of(ada)).containsExactly(Role.OWNER);
    assertThat(roles.of(bob)).containsExactly(Role.USER);
    assertThat(roles.firstAdmin()).contains(ada);
  }

  private Actor by(UserId user) {
    return new Actor(user, kit.client());
  }
}
