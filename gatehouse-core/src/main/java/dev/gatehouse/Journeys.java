package dev.gatehouse;

import dev.gatehouse.administration.Administration;
import dev.gatehouse.email.Claims;
import dev.gatehouse.email.Emails;
import dev.gatehouse.emailchange.EmailChanges;
import dev.gatehouse.housekeeping.Housekeeping;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.passwordchange.Credentials;
import dev.gatehouse.passwordchange.PasswordChanges;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.registration.Registrations;
import dev.gatehouse.signin.SignIns;

/** What reaches across several features. */
record Journeys(
    Emails emails,
    EmailChanges emailChanges,
    PasswordChanges passwordChanges,
    PasswordResets passwordResets,
    Registrations registrations,
    SignIns signIns,
    Administration administration,
    Housekeeping housekeeping) {
  static Journeys of(Foundation foundation, Settings settings, Ground ground, Residents residents) {
    var with = credentials(ground, residents);
    var claims = new Claims(with.sessions(), with.passwords());
    var emails = new Emails(foundation, settings.email(), emailsNeed(with, claims));
    var resets = new PasswordResets(foundation, settings.passwordChange(), with);
    var emailChanges =
        new EmailChanges(
            foundation,
            settings.emailChange(),
            new EmailChanges.Collaborators(with, claims, resets));
    return new Journeys(
        emails,
        emailChanges,
        new PasswordChanges(foundation, with),
        resets,
        new Registrations(
            foundation,
            settings.registration(),
            new Registrations.Collaborators(with, residents.roles(), emails)),
        new SignIns(foundation, settings.signIn(), with),
        new Administration(foundation, with, residents.roles()),
        new Housekeeping(
            foundation, settings.housekeeping(), rooms(ground, residents, emailChanges)));
  }

  private static Emails.Collaborators emailsNeed(Credentials with, Claims claims) {
    return new Emails.Collaborators(
        with.users(),
        with.tokens(),
        with.throttles(),
        with.outbox(),
        with.audit(),
        with.events(),
        claims);
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

  private static Housekeeping.Rooms rooms(
      Ground ground, Residents residents, EmailChanges emailChanges) {
    return new Housekeeping.Rooms(
        residents.sessions(),
        ground.tokens(),
        emailChanges.undos(),
        ground.throttles(),
        ground.outbox());
  }
}
