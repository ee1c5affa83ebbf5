package dev.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.role.ListedRole;
import dev.gatehouse.role.Role;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.user.UserId;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@EachDatabase
class CustomRolesTest {
  private static final Role EDITOR = new Role("Editor");

  private final Kit kit;
  private final CustomRoles roles;
  private final RoleGrants grants;
  private final UserId ada;
  private final UserId bob;

  CustomRolesTest(Kit kit) {
    this.kit = kit;
    this.roles = kit.gatehouse().administration().customRoles();
    this.grants = kit.gatehouse().administration().grants();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
  }

  @Test
  void areListedBehindTheSystemsOwn() {
    roles.create(by(ada), new Role("Zoologist"), "looks after the otters");
    roles.create(by(ada), EDITOR, "");
    grants.grant(by(ada), bob, EDITOR);

    assertThat(kit.gatehouse().roles().list())
        .extracting(ListedRole::role)
        .containsExactlyElementsOf(kit.gatehouse().roles().all())
        .containsExactly(Role.ADMIN, Role.OWNER, Role.USER, EDITOR, new Role("Zoologist"));
    assertThat(kit.gatehouse().roles().list())
        .extracting(ListedRole::holders)
        .containsExactly(0L, 1L, 1L, 1L, 0L);
  }

  @Test
  void areListedWithNoMoreHoldersThanAreAskedFor() {
    kit.registered("eve@example.org");

    assertThat(kit.gatehouse().roles().list(1))
        .extracting(ListedRole::holders)
        .containsExactly(0L, 1L, 1L);
  }

  @Test
  void haveNamesOfTheirOwn() {
    roles.create(by(ada), EDITOR, "");

    assertThat(roles.create(by(ada), new Role("EDITOR"), ""))
        .isEqualTo(new CustomRoleChange.NameTaken());
    assertThat(roles.create(by(ada), new Role("owner"), ""))
        .isEqualTo(new CustomRoleChange.NameTaken());
    for (var name :
        List.of(
            "",
            " ",
            "x".repeat(51),
            "a\u0000",
            "Owner\u200b",
            "\u202eAdmin",
            "a\u2028",
            "\ud800")) {
      assertThatThrownBy(() -> new Role(name)).isInstanceOf(IllegalArgumentException.class);
      assertThat(Role.parse(name)).isEmpty();
    }
  }

  @Test
  void areRenamedAndKeptByTheirHolders() {
    roles.create(by(ada), EDITOR, "");
    grants.grant(by(ada), bob, EDITOR);

    assertThat(roles.rename(by(ada), EDITOR, new Role("editor")))
        .isEqualTo(new CustomRoleChange.Changed());

    assertThat(kit.gatehouse().roles().of(bob)).containsExactly(Role.USER, new Role("editor"));
  }

  @Test
  void areNotRenamedToAnother() {
    roles.create(by(ada), EDITOR, "");
    roles.create(by(ada), new Role("Author"), "");

    assertThat(roles.rename(by(ada), EDITOR, new Role("author")))
        .isEqualTo(new CustomRoleChange.NameTaken());
    assertThat(roles.rename(by(ada), new Role("Nothing"), new Role("Something")))
        .isEqualTo(new CustomRoleChange.UnknownRole());
  }

  @Test
  void doNotTouchTheSystemsOwn() {
    for (var role : Role.SYSTEM) {
      assertThat(roles.rename(by(ada), role, new Role("Boss")))
          .isEqualTo(new CustomRoleChange.SystemRole());
      assertThat(roles.delete(by(ada), role)).isEqualTo(new CustomRoleChange.SystemRole());
    }
  }

  @Test
  void areDeletedWhenNobodyHoldsThem() {
    roles.create(by(ada), EDITOR, "");
    grants.grant(by(ada), bob, EDITOR);
    assertThat(roles.delete(by(ada), EDITOR)).isEqualTo(new CustomRoleChange.InUse());

    grants.revoke(by(ada), bob, EDITOR);
    assertThat(roles.delete(by(ada), EDITOR)).isEqualTo(new CustomRoleChange.Changed());
    assertThat(roles.delete(by(ada), EDITOR)).isEqualTo(new CustomRoleChange.UnknownRole());
  }

  @RepeatedTest(5)
  void areDeletedOrGrantedButNotBothAtOnce() throws Exception {
    roles.create(by(ada), EDITOR, "");

    var outcomes =
        Simultaneous.<Object>run(
            List.of(() -> roles.delete(by(ada), EDITOR), () -> grants.grant(by(ada), bob, EDITOR)));

    var deleted = outcomes.get(0).equals(new CustomRoleChange.Changed());
    var granted = outcomes.get(1) instanceof RoleChange.Changed;
    assertThat(deleted).isNotEqualTo(granted);
  }

  @Test
  void areForOwnersAlone() {
    grants.promote(by(ada), bob);

    assertThat(roles.create(by(bob), EDITOR, "")).isEqualTo(new CustomRoleChange.Forbidden());
    assertThat(roles.rename(by(bob), EDITOR, new Role("x")))
        .isEqualTo(new CustomRoleChange.Forbidden());
    assertThat(roles.delete(by(bob), EDITOR)).isEqualTo(new CustomRoleChange.Forbidden());
  }

  private Actor by(UserId user) {
    return new Actor(user, kit.client());
  }
}
