package dev.gatehouse.spring.api.directory;

import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.role.Role;
import dev.gatehouse.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A user as the directory shows it, as JSON. */
record ListedUserEntry(
    UUID id,
    String email,
    boolean active,
    List<String> roles,
    Instant registeredAt,
    Optional<Instant> confirmedAt,
    Optional<Instant> signedInAt,
    Optional<Instant> secondFactorAt,
    String language,
    Optional<String> userName,
    String firstName,
    String lastName,
    Optional<String> timeZone,
    Optional<String> locale,
    Optional<String> country,
    Optional<DeactivationEntry> deactivation) {
  /** How an administrator has deactivated the user, as JSON. */
  record DeactivationEntry(Instant at, String reason, Optional<Instant> until) {
    static DeactivationEntry of(User.Deactivation deactivation) {
      return new DeactivationEntry(deactivation.at(), deactivation.reason(), deactivation.until());
    }
  }

  static ListedUserEntry of(ListedUser listed) {
    var user = listed.user();
    var profile = user.profile();
    return new ListedUserEntry(
        user.id().value(),
        user.email().typed(),
        user.active(),
        listed.roles().stream().map(Role::name).toList(),
        user.registeredAt(),
        user.confirmedAt(),
        listed.signedInAt(),
        user.secondFactorAt(),
        user.language(),
        profile.username(),
        profile.firstName(),
        profile.lastName(),
        profile.timeZone(),
        profile.locale(),
        listed.country(),
        listed.deactivation().map(DeactivationEntry::of));
  }
}
