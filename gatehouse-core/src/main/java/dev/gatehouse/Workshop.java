package dev.gatehouse;

import dev.gatehouse.administration.Desk;
import dev.gatehouse.challenge.Challenges;
import dev.gatehouse.credential.Credentials;
import dev.gatehouse.deletion.Departures;
import dev.gatehouse.email.Claims;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.secondfactor.FactorChecks;

/** What the services that reach across features are made of, and with. */
record Workshop(
    Foundation foundation,
    Settings settings,
    Ground ground,
    Residents residents,
    Credentials credentials,
    Claims claims,
    Challenges challenges,
    FactorChecks checks,
    Desk desk,
    Departures departures) {
  static Workshop open(
      Foundation foundation, Settings settings, Ground ground, Residents residents) {
    var credentials = credentials(ground, residents);
    return new Workshop(
        foundation,
        settings,
        ground,
        residents,
        credentials,
        new Claims(credentials.sessions(), credentials.passwords()),
        new Challenges(foundation),
        new FactorChecks(foundation, settings.secondFactor(), forChecks(credentials, residents)),
        new Desk(foundation, credentials, residents.roles()),
        Leavings.departures(foundation, credentials, ground, residents));
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

  private static FactorChecks.With forChecks(Credentials with, Residents residents) {
    return new FactorChecks.With(
        with.users(),
        residents.totps(),
        residents.recoveryCodes(),
        with.throttles(),
        with.outbox());
  }
}
