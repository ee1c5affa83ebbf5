package dev.gatehouse;

import dev.gatehouse.credential.Credentials;
import dev.gatehouse.dataexport.DataExports;
import dev.gatehouse.deletion.Deletions;
import dev.gatehouse.deletion.Departures;
import dev.gatehouse.deletion.UserDeletions;
import dev.gatehouse.internal.Foundation;
import java.util.List;

/** How users leave, and what they take along. */
record Leavings(Deletions deletions, UserDeletions userDeletions, DataExports dataExports) {
  static Leavings of(Workshop shop) {
    var foundation = shop.foundation();
    var settings = shop.settings();
    var with = shop.credentials();
    var residents = shop.residents();
    var departures = shop.departures();
    return new Leavings(
        new Deletions(
            foundation,
            settings.deletion(),
            new Deletions.With(with, residents.roles(), shop.checks(), departures)),
        new UserDeletions(shop.desk(), settings.deletion(), departures),
        new DataExports(
            foundation, settings.dataExport(), with, DataSections.of(shop.ground(), residents)));
  }

  static Departures departures(
      Foundation foundation, Credentials with, Ground ground, Residents residents) {
    var rooms =
        List.of(
            new Departures.Room(
                "mails",
                (transaction, user) -> ground.outbox().withdraw(transaction, user.email().typed())),
            new Departures.Room(
                "avatar-files",
                (transaction, user) ->
                    residents.avatars().clear(transaction, user.id(), foundation.now())));
    return new Departures(foundation.database(), with, residents.trustedDevices(), rooms);
  }
}
