package dev.gatehouse;

import dev.gatehouse.administration.Administration;
import dev.gatehouse.administration.avatar.AvatarRemovals;
import dev.gatehouse.administration.secondfactor.FactorRemovals;
import dev.gatehouse.housekeeping.Housekeeping;
import dev.gatehouse.invitation.Invitations;
import dev.gatehouse.oversight.AuditTrails;
import dev.gatehouse.oversight.Exports;
import dev.gatehouse.oversight.Readers;
import dev.gatehouse.oversight.UserRecords;
import dev.gatehouse.oversight.mail.Mails;
import dev.gatehouse.oversight.session.AllSessions;
import dev.gatehouse.userfield.FieldDefinitions;
import dev.gatehouse.userfield.UserFields;
import java.time.Instant;
import java.util.List;

/** What administrators and the house itself do, across several features. */
record Offices(
    Administration administration,
    Invitations invitations,
    FactorRemovals factorRemovals,
    AvatarRemovals avatarRemovals,
    UserFields userFields,
    FieldDefinitions fieldDefinitions,
    AuditTrails auditTrails,
    UserRecords userRecords,
    AllSessions allSessions,
    Mails mails,
    Leavings leavings,
    Housekeeping housekeeping) {
  static Offices of(Workshop shop, Journeys journeys) {
    var foundation = shop.foundation();
    var settings = shop.settings();
    var residents = shop.residents();
    var leavings = Leavings.of(shop);
    var readers = new Readers(residents.users(), residents.roles());
    var exports = new Exports(foundation, shop.ground().audit());
    return new Offices(
        new Administration(shop.desk(), settings.passwordChange()),
        invitations(shop, journeys),
        new FactorRemovals(shop.desk(), journeys.secondFactors()),
        new AvatarRemovals(shop.desk(), residents.avatars()),
        new UserFields(foundation, forFields(shop)),
        new FieldDefinitions(shop.desk(), residents.definitions()),
        new AuditTrails(residents.users(), residents.roles(), shop.ground().audit(), exports),
        records(residents, exports),
        new AllSessions(foundation, settings.session(), readers),
        new Mails(shop.desk(), shop.ground().outbox(), readers),
        leavings,
        new Housekeeping(foundation, settings.housekeeping(), rooms(shop, journeys, leavings)));
  }

  private static UserFields.Collaborators forFields(Workshop shop) {
    var residents = shop.residents();
    return new UserFields.Collaborators(
        shop.desk(), residents.profiles(), residents.customFields(), residents.edits());
  }

  private static Invitations invitations(Workshop shop, Journeys journeys) {
    var settings = shop.settings();
    var residents = shop.residents();
    return new Invitations(
        shop.desk(),
        new Invitations.Rules(
            settings.invitation(), settings.registration(), settings.passwordChange()),
        new Invitations.With(
            journeys.emails(), residents.usernames(), residents.places(), shop.departures()));
  }

  private static UserRecords records(Residents residents, Exports exports) {
    return new UserRecords(
        new UserRecords.Collaborators(
            residents.users(),
            residents.roles(),
            residents.directory(),
            residents.recoveryCodes(),
            residents.customFields()),
        exports);
  }

  private static List<Housekeeping.Room> rooms(
      Workshop shop, Journeys journeys, Leavings leavings) {
    var mails = shop.settings().housekeeping().mails();
    var ground = shop.ground();
    var residents = shop.residents();
    return List.of(
        new Housekeeping.Room("sessions", residents.sessions()::purge),
        new Housekeeping.Room("known-devices", residents.knownDevices()::purge),
        new Housekeeping.Room("trusted-devices", residents.trustedDevices()::purge),
        new Housekeeping.Room("totp-setups", residents.totps()::purge),
        new Housekeeping.Room("challenges", shop.challenges()::purge),
        new Housekeeping.Room("tokens", ground.tokens()::purge),
        new Housekeeping.Room("email-undos", journeys.emailChanges().undos()::purge),
        new Housekeeping.Room("slots", ground.throttles()::purge),
        new Housekeeping.Room("deactivations", now -> readmit(shop, now)),
        // before what is left of deleted users
        new Housekeeping.Room("users", leavings.deletions()::purge),
        new Housekeeping.Room("avatar-files", residents.avatars()::purge),
        new Housekeeping.Room("mails", now -> ground.outbox().purge(now.minus(mails))));
  }

  private static int readmit(Workshop shop, Instant now) {
    var database = shop.foundation().database();
    var with = shop.credentials();
    return (int)
        with.users().lapsed(now).stream()
            .filter(user -> database.write(transaction -> with.readmit(transaction, user, now)))
            .count();
  }
}
