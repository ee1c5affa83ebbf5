package dev.gatehouse.spring.pages.admin.user;

import dev.gatehouse.oversight.UserRecord;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.When;
import dev.gatehouse.user.Origin;
import dev.gatehouse.user.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The user as the page shows it.
 *
 * @param name first and last name; may be empty
 * @param origin where the user registered from; empty where that is not known, or not to be seen
 */
record UserView(
    String id,
    String email,
    String name,
    String username,
    List<String> roles,
    Badges badges,
    Times times,
    String language,
    String origin) {
  /**
   * How it stands with the user.
   *
   * @param until when a deactivation ends by itself; empty for good, and for who is active
   */
  record Badges(boolean active, String until, boolean confirmed, boolean secondFactor) {}

  /** When what was. */
  record Times(
      When.Moment registered,
      When.Moment confirmed,
      When.Moment signedIn,
      When.Moment secondFactor) {}

  static UserView of(UserRecord known, When when) {
    var user = known.listed().user();
    var profile = user.profile();
    return new UserView(
        user.id().toString(),
        user.email().typed(),
        (profile.firstName() + ' ' + profile.lastName()).strip(),
        profile.username().orElse(""),
        known.listed().roles().stream().map(Role::name).toList(),
        new Badges(
            user.active(),
            when.of(known.listed().deactivation().flatMap(User.Deactivation::until)).words(),
            user.confirmed(),
            user.secondFactorAt().isPresent()),
        new Times(
            when.of(user.registeredAt()),
            when.of(user.confirmedAt()),
            when.of(known.listed().signedInAt()),
            when.of(user.secondFactorAt())),
        user.language(),
        known.details().flatMap(UserRecord.Details::origin).map(UserView::words).orElse(""));
  }

  private static String words(Origin origin) {
    return Stream.of(
            Optional.of(origin.address().text()), origin.city(), origin.region(), origin.country())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
