package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.When;
import dev.gatehouse.user.User;
import java.util.List;

/**
 * A user as the list shows it.
 *
 * @param id leads to the page of the user
 * @param name first and last name, or the user name; may be empty
 */
record UserRow(
    String id,
    String email,
    String name,
    List<String> roles,
    Badges badges,
    When.Moment registered,
    When.Moment signedIn) {
  /**
   * How it stands with the user.
   *
   * @param until when a deactivation ends by itself; empty for good, and for who is active
   */
  record Badges(boolean active, String until, boolean confirmed, boolean secondFactor) {}

  static UserRow of(ListedUser listed, When when) {
    var user = listed.user();
    return new UserRow(
        user.id().toString(),
        user.email().typed(),
        name(listed),
        listed.roles().stream().map(Role::name).toList(),
        new Badges(
            user.active(),
            when.of(listed.deactivation().flatMap(User.Deactivation::until)).words(),
            user.confirmed(),
            user.secondFactorAt().isPresent()),
        when.of(user.registeredAt()),
        when.of(listed.signedInAt()));
  }

  private static String name(ListedUser listed) {
    var profile = listed.user().profile();
    var name = (profile.firstName() + ' ' + profile.lastName()).strip();
    return name.isEmpty() ? profile.username().orElse("") : name;
  }
}
