package dev.gatehouse;

import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.role.Roles;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.user.Users;
import java.util.Optional;

/** The users and what each of them has. */
record Residents(
    Users users, Roles roles, Sessions sessions, Passwords passwords, Avatars avatars) {
  static Residents of(
      Foundation foundation, Settings settings, Ground ground, Optional<Bucket> bucket) {
    return new Residents(
        new Users(foundation.database()),
        new Roles(foundation.database()),
        new Sessions(foundation, settings.session()),
        new Passwords(foundation, settings.password(), ground.throttles()),
        new Avatars(
            foundation,
            settings.avatar(),
            new Avatars.Collaborators(
                ground.throttles(), ground.audit(), ground.events(), bucket)));
  }
}
