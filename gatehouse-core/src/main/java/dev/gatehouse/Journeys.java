package dev.gatehouse;

import dev.gatehouse.administration.Administration;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.challenge.Challenges;
import dev.gatehouse.email.Emails;
import dev.gatehouse.housekeeping.Housekeeping;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.magiclink.MagicLinks;
import dev.gatehouse.oversight.AuditTrails;
import dev.gatehouse.passwordchange.Credentials;
import dev.gatehouse.passwordchange.PasswordChanges;
import dev.gatehouse.passwordchange.PasswordImports;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.registration.Registrations;
import dev.gatehouse.secondfactor.FactorChecks;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.userfield.FieldDefinitions;
import dev.gatehouse.userfield.UserFields;
import java.util.List;

/** What reaches across several features. */
record Journeys(
    Emails emails,
    PasswordChanges passwordChanges,
    PasswordResets passwordResets,
    PasswordImports passwordImports,
    Registrations registrations,
    MagicLinks magicLinks,
    SignIns signIns,
    SecondFactors secondFactors,
    Administration administration,
    UserFields userFields,
    FieldDefinitions fieldDefinitions,
    AuditTrails auditTrails,
    Leavings leavings,
    Housekeeping housekeeping) {
  static Journeys of(Foundation foundation, Settings settings, Ground ground, Residents residents) {
    var with = credentials(ground, residents);
    var emails = new Emails(foundation, settings.email(), forEmails(with));
    var challenges = new Challenges(foundation);
    var checks = new FactorChecks(foundation, settings.secondFactor(), forChecks(with, residents));
    var desk = new Desk(foundation, with, residents.roles());
    var leavings =
        Leavings.of(foundation, settings, new Leavings.With(ground, residents, with, checks, desk));
    return new Journeys(
        emails,
        new PasswordChanges(foundation, with),
        new PasswordResets(foundation, settings.passwordChange(), with),
        new PasswordImports(foundation, with),
        new Registrations(
            foundation,
            settings.registration(),
            new Registrations.Collaborators(
                with, residents.roles(), emails, residents.usernames(), residents.places())),
        new MagicLinks(foundation, settings.magicLink(), with),
        new SignIns(
            foundation,
            new SignIns.Rules(settings.signIn(), settings.magicLink(), settings.secondFactor()),
            forSignIns(with, residents, challenges, checks)),
        new SecondFactors(foundation, forFactors(with, residents, checks)),
        new Administration(desk, settings.passwordChange()),
        new UserFields(foundation, desk, residents.profiles(), residents.customFields()),
        new FieldDefinitions(desk, residents.definitions()),
        new AuditTrails(residents.users(), residents.roles(), ground.audit()),
        leavings,
        new Housekeeping(
            foundation,
            settings.housekeeping(),
            rooms(settings, ground, residents, new Swept(challenges, leavings))));
  }

  private static Credentials credentials(Ground ground, Residents residents) {
    return new Credentials(
        residents.users(),
        residents.passwords(),
        residents.sessions(),
        ground.tokens(),
        ground.throttles(),
        ground.outbox(),
        ground.audit(),
        ground.events());
  }

  private static Emails.Collaborators forEmails(Credentials with) {
    return new Emails.Collaborators(
        with.users(), with.tokens(), with.outbox(), with.audit(), with.events());
  }

  private static FactorChecks.With forChecks(Credentials with, Residents residents) {
    return new FactorChecks.With(
        with.users(),
        residents.totps(),
        residents.recoveryCodes(),
        with.throttles(),
        with.outbox());
  }

  private static SecondFactors.With forFactors(
      Credentials with, Residents residents, FactorChecks checks) {
    return new SecondFactors.With(
        with, residents.totps(), residents.recoveryCodes(), checks, residents.trustedDevices());
  }

  private static SignIns.Collaborators forSignIns(
      Credentials with, Residents residents, Challenges challenges, FactorChecks checks) {
    return new SignIns.Collaborators(
        with,
        residents.knownDevices(),
        residents.trustedDevices(),
        challenges,
        checks,
        residents.recoveryCodes());
  }

  /** What else housekeeping goes through. */
  private record Swept(Challenges challenges, Leavings leavings) {}

  private static List<Housekeeping.Room> rooms(
      Settings settings, Ground ground, Residents residents, Swept swept) {
    var mails = settings.housekeeping().mails();
    return List.of(
        new Housekeeping.Room("sessions", residents.sessions()::purge),
        new Housekeeping.Room("known-devices", residents.knownDevices()::purge),
        new Housekeeping.Room("trusted-devices", residents.trustedDevices()::purge),
        new Housekeeping.Room("totp-setups", residents.totps()::purge),
        new Housekeeping.Room("challenges", swept.challenges()::purge),
        new Housekeeping.Room("tokens", ground.tokens()::purge),
        new Housekeeping.Room("slots", ground.throttles()::purge),
        // before what is left of deleted users
        new Housekeeping.Room("users", swept.leavings().deletions()::purge),
        new Housekeeping.Room("avatar-files", residents.avatars()::purge),
        new Housekeeping.Room("mails", now -> ground.outbox().purge(now.minus(mails))));
  }
}
