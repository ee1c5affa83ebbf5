package dev.gatehouse;

import dev.gatehouse.administration.Administration;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.challenge.Challenges;
import dev.gatehouse.email.Claims;
import dev.gatehouse.email.Emails;
import dev.gatehouse.emailchange.EmailChanges;
import dev.gatehouse.housekeeping.Housekeeping;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.magiclink.MagicLinks;
import dev.gatehouse.oversight.AuditTrails;
import dev.gatehouse.oversight.UserRecords;
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
    EmailChanges emailChanges,
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
    UserRecords userRecords,
    Housekeeping housekeeping) {
  static Journeys of(Foundation foundation, Settings settings, Ground ground, Residents residents) {
    var with = credentials(ground, residents);
    var claims = new Claims(with.sessions(), with.passwords());
    var emails = new Emails(foundation, settings.email(), forEmails(with, claims));
    var resets = new PasswordResets(foundation, settings.passwordChange(), with);
    var challenges = new Challenges(foundation);
    var checks = new FactorChecks(foundation, settings.secondFactor(), forChecks(with, residents));
    var desk = new Desk(foundation, with, residents.roles());
    var factors = new SecondFactors(foundation, forFactors(with, residents, checks));
    var emailChanges =
        new EmailChanges(
            foundation,
            settings.emailChange(),
            new EmailChanges.Collaborators(with, claims, resets, factors));
    return new Journeys(
        emails,
        emailChanges,
        new PasswordChanges(foundation, with),
        resets,
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
        factors,
        new Administration(desk, settings.passwordChange()),
        new UserFields(foundation, desk, residents.profiles(), residents.customFields()),
        new FieldDefinitions(desk, residents.definitions()),
        new AuditTrails(residents.users(), residents.roles(), ground.audit()),
        new UserRecords(forRecords(residents)),
        new Housekeeping(
            foundation,
            settings.housekeeping(),
            rooms(settings, ground, residents, challenges, emailChanges)));
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

  private static Emails.Collaborators forEmails(Credentials with, Claims claims) {
    return new Emails.Collaborators(
        with.users(),
        with.tokens(),
        with.throttles(),
        with.outbox(),
        with.audit(),
        with.events(),
        claims);
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

  private static UserRecords.Collaborators forRecords(Residents residents) {
    return new UserRecords.Collaborators(
        residents.users(), residents.roles(), residents.directory(), residents.customFields());
  }

  private static List<Housekeeping.Room> rooms(
      Settings settings,
      Ground ground,
      Residents residents,
      Challenges challenges,
      EmailChanges emailChanges) {
    var mails = settings.housekeeping().mails();
    return List.of(
        new Housekeeping.Room("sessions", residents.sessions()::purge),
        new Housekeeping.Room("known-devices", residents.knownDevices()::purge),
        new Housekeeping.Room("trusted-devices", residents.trustedDevices()::purge),
        new Housekeeping.Room("totp-setups", residents.totps()::purge),
        new Housekeeping.Room("challenges", challenges::purge),
        new Housekeeping.Room("tokens", ground.tokens()::purge),
        new Housekeeping.Room("email-undos", emailChanges.undos()::purge),
        new Housekeeping.Room("slots", ground.throttles()::purge),
        new Housekeeping.Room("avatar-files", residents.avatars()::purge),
        new Housekeeping.Room("mails", now -> ground.outbox().purge(now.minus(mails))));
  }
}
