package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.oversight.UserRecords;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.When;
import dev.gatehouse.user.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user as the list shows it.
 *
 * @param id leads to the page of the user
 * @param cells what the columns say, in their order
 */
record UserRow(String id, String email, List<Cell> cells) {
  /**
   * How it stands with the user.
   *
   * @param until when a deactivation ends by itself; empty for good, and for who is active
   */
  record Badges(boolean active, String until, boolean confirmed, boolean secondFactor) {}

  static UserRow of(UserRecords.Row fielded, ShownColumns columns, When when) {
    var listed = fielded.listed();
    var cells =
        Stream.concat(
            columns.own().stream().map(column -> cell(column, listed, when)),
            columns.keys().stream()
                .map(key ->
                    fielded
                        .fields()
                        .map(held -> Cell.field(Optional.ofNullable(held.get(key))))
                        .orElseGet(() -> Cell.of(Cell.Kind.WITHHELD, ""))));
    var user = listed.user();
    return new UserRow(user.id().toString(), user.email().typed(), cells.toList());
  }

  private static Cell cell(ListColumn column, ListedUser listed, When when) {
    var user = listed.user();
    return switch (column) {
      case LAST_NAME -> Cell.text(name(listed));
      case USERNAME -> Cell.text(user.profile().username().orElse(""));
      case REGISTERED -> Cell.moment(when.of(user.registeredAt()));
      case SIGNED_IN -> Cell.moment(when.of(listed.signedInAt()));
      case ROLES -> Cell.of(Cell.Kind.ROLES, listed.roles().stream().map(Role::name).toList());
      case STATE -> Cell.of(Cell.Kind.STATE, badges(listed, when));
      case SECOND_FACTOR -> Cell.moment(when.of(user.secondFactorAt()));
      case COUNTRY -> Cell.text(listed.country().map(code -> country(code, when)).orElse(""));
      case LANGUAGE ->
          Cell.text(Locale.forLanguageTag(user.language()).getDisplayName(language(when)));
    };
  }

  private static Badges badges(ListedUser listed, When when) {
    var user = listed.user();
    return new Badges(
        user.active(),
        when.of(listed.deactivation().flatMap(User.Deactivation::until)).words(),
        user.confirmed(),
        user.secondFactorAt().isPresent());
  }

  private static String country(String code, When when) {
    return Locale.of("", code).getDisplayCountry(language(when));
  }

  private static Locale language(When when) {
    return when.moments().language();
  }

  private static String name(ListedUser listed) {
    var profile = listed.user().profile();
    var name = (profile.firstName() + ' ' + profile.lastName()).strip();
    return name.isEmpty() ? profile.username().orElse("") : name;
  }
}
