package dev.gatehouse;

import dev.gatehouse.email.Emails;
import dev.gatehouse.emailchange.EmailChanges;
import dev.gatehouse.magiclink.MagicLinks;
import dev.gatehouse.passwordchange.PasswordChanges;
import dev.gatehouse.passwordchange.PasswordImports;
import dev.gatehouse.passwordchange.PasswordResets;
import dev.gatehouse.registration.Registrations;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.signin.SignIns;

/** What users do, across several features. */
record Journeys(
    Emails emails,
    EmailChanges emailChanges,
    PasswordChanges passwordChanges,
    PasswordResets passwordResets,
    PasswordImports passwordImports,
    Registrations registrations,
    MagicLinks magicLinks,
    SignIns signIns,
    SecondFactors secondFactors) {
  static Journeys of(Workshop shop) {
    var foundation = shop.foundation();
    var settings = shop.settings();
    var with = shop.credentials();
    var emails = new Emails(foundation, settings.email(), forEmails(shop));
    var resets = new PasswordResets(foundation, settings.passwordChange(), with);
    var factors = new SecondFactors(foundation, forFactors(shop));
    var forChanges =
        new EmailChanges.Collaborators(
            with, shop.residents().roles(), shop.claims(), resets, factors, shop.departures());
    return new Journeys(
        emails,
        new EmailChanges(foundation, settings.emailChange(), forChanges),
        new PasswordChanges(foundation, with, shop.checks()),
        resets,
        new PasswordImports(foundation, with),
        new Registrations(foundation, settings.registration(), forRegistrations(shop, emails)),
        new MagicLinks(foundation, settings.magicLink(), with),
        new SignIns(
            foundation,
            new SignIns.Rules(settings.signIn(), settings.magicLink(), settings.secondFactor()),
            forSignIns(shop)),
        factors);
  }

  private static Emails.Collaborators forEmails(Workshop shop) {
    var with = shop.credentials();
    return new Emails.Collaborators(
        with.users(),
        with.tokens(),
        with.throttles(),
        with.outbox(),
        with.audit(),
        with.events(),
        shop.claims());
  }

  private static Registrations.Collaborators forRegistrations(Workshop shop, Emails emails) {
    var residents = shop.residents();
    return new Registrations.Collaborators(
        shop.credentials(), residents.roles(), emails, residents.usernames(), residents.places());
  }

  private static SecondFactors.With forFactors(Workshop shop) {
    var residents = shop.residents();
    return new SecondFactors.With(
        shop.credentials(),
        residents.totps(),
        residents.recoveryCodes(),
        shop.checks(),
        residents.trustedDevices());
  }

  private static SignIns.Collaborators forSignIns(Workshop shop) {
    var residents = shop.residents();
    return new SignIns.Collaborators(
        shop.credentials(),
        residents.knownDevices(),
        residents.trustedDevices(),
        shop.challenges(),
        shop.checks(),
        residents.recoveryCodes());
  }
}
