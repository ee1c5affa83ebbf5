package dev.gatehouse;

import dev.gatehouse.device.KnownDevices;
import dev.gatehouse.directory.Directory;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.role.Roles;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.user.Users;

/** The users and what each of them has. */
record Residents(
    Users users,
    Roles roles,
    Directory directory,
    Sessions sessions,
    KnownDevices knownDevices,
    Passwords passwords) {
  static Residents of(Foundation foundation, Settings settings, Ground ground) {
    return new Residents(
        new Users(foundation.database()),
        new Roles(foundation.database()),
        new Directory(foundation.database(), ground.keys()),
        new Sessions(foundation, settings.session()),
        new KnownDevices(foundation, settings.device()),
        new Passwords(foundation, settings.password(), ground.throttles()));
  }
}
