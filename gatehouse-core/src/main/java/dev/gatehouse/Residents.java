package dev.gatehouse;

import dev.gatehouse.device.KnownDevices;
import dev.gatehouse.device.TrustedDevices;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.recovery.RecoveryCodes;
import dev.gatehouse.role.Roles;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.totp.Totps;
import dev.gatehouse.user.Users;

/** The users and what each of them has. */
record Residents(
    Users users,
    Roles roles,
    Sessions sessions,
    KnownDevices knownDevices,
    TrustedDevices trustedDevices,
    Totps totps,
    RecoveryCodes recoveryCodes,
    Passwords passwords) {
  static Residents of(Foundation foundation, Settings settings, Ground ground) {
    return new Residents(
        new Users(foundation.database()),
        new Roles(foundation.database()),
        new Sessions(foundation, settings.session(), settings.secondFactor().required()),
        new KnownDevices(foundation, settings.device()),
        new TrustedDevices(foundation, settings.device()),
        new Totps(foundation, ground.keys(), settings.totp()),
        new RecoveryCodes(foundation, ground.keys()),
        new Passwords(foundation, settings.password(), ground.throttles()));
  }
}
