package dev.gatehouse;

import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.customfield.CustomFields;
import dev.gatehouse.customfield.Definitions;
import dev.gatehouse.device.KnownDevices;
import dev.gatehouse.device.TrustedDevices;
import dev.gatehouse.directory.Directory;
import dev.gatehouse.field.OwnEdits;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.password.Passwords;
import dev.gatehouse.place.Places;
import dev.gatehouse.preference.Preferences;
import dev.gatehouse.profile.Profiles;
import dev.gatehouse.profile.Usernames;
import dev.gatehouse.recovery.RecoveryCodes;
import dev.gatehouse.role.Roles;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.spi.Bucket;
import dev.gatehouse.totp.Totps;
import dev.gatehouse.user.Users;
import java.util.Optional;

/** The users and what each of them has. */
record Residents(
    Users users,
    Roles roles,
    Sessions sessions,
    KnownDevices knownDevices,
    TrustedDevices trustedDevices,
    Totps totps,
    RecoveryCodes recoveryCodes,
    Passwords passwords,
    Usernames usernames,
    OwnEdits edits,
    Profiles profiles,
    Definitions definitions,
    Places places,
    Directory directory,
    CustomFields customFields,
    Avatars avatars,
    Preferences preferences) {
  static Residents of(
      Foundation foundation, Settings settings, Ground ground, Optional<Bucket> bucket) {
    var users = new Users(foundation.database());
    var usernames = new Usernames(foundation.random());
    var definitions = new Definitions(foundation.database());
    var edits = new OwnEdits(ground.throttles(), settings.field());
    return new Residents(
        users,
        new Roles(foundation.database()),
        sessions(foundation, settings, ground),
        new KnownDevices(foundation, settings.device()),
        new TrustedDevices(foundation, settings.device()),
        new Totps(foundation, ground.keys(), settings.totp()),
        new RecoveryCodes(foundation, ground.keys()),
        new Passwords(foundation, settings.password(), ground.throttles(), ground.audit()),
        usernames,
        edits,
        new Profiles(foundation, forProfiles(users, usernames, edits, ground)),
        definitions,
        new Places(settings.place()),
        new Directory(foundation.database(), ground.keys()),
        new CustomFields(foundation, forFields(users, definitions, edits, ground)),
        new Avatars(foundation, settings.avatar(), forAvatars(ground, bucket)),
        new Preferences(foundation.database(), users));
  }

  private static Sessions sessions(Foundation foundation, Settings settings, Ground ground) {
    return new Sessions(
        foundation, settings.session(), settings.secondFactor().required(), ground.audit());
  }

  private static Profiles.Collaborators forProfiles(
      Users users, Usernames usernames, OwnEdits edits, Ground ground) {
    return new Profiles.Collaborators(
        users, usernames, edits, ground.outbox(), ground.audit(), ground.events());
  }

  private static CustomFields.Collaborators forFields(
      Users users, Definitions definitions, OwnEdits edits, Ground ground) {
    return new CustomFields.Collaborators(
        users, definitions, edits, ground.audit(), ground.events());
  }

  private static Avatars.Collaborators forAvatars(Ground ground, Optional<Bucket> bucket) {
    return new Avatars.Collaborators(ground.throttles(), ground.audit(), ground.events(), bucket);
  }
}
