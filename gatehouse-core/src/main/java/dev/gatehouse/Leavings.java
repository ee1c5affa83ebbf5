package dev.gatehouse;

import dev.gatehouse.administration.Desk;
import dev.gatehouse.dataexport.DataExports;
import dev.gatehouse.deletion.Deletions;
import dev.gatehouse.deletion.Departures;
import dev.gatehouse.deletion.UserDeletions;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.passwordchange.Credentials;
import dev.gatehouse.secondfactor.FactorChecks;
import java.util.List;

/** How users leave, and what they take along. */
record Leavings(Deletions deletions, UserDeletions userDeletions, DataExports dataExports) {
  /** Who takes part. */
  record With(
      Ground ground,
      Residents residents,
      Credentials credentials,
      FactorChecks checks,
      Desk desk) {}

  static Leavings of(Foundation foundation, Settings settings, With with) {
    var roles = with.residents().roles();
    var departures =
        new Departures(
            foundation.database(),
            with.credentials(),
            with.residents().trustedDevices(),
            rooms(foundation, with));
    return new Leavings(
        new Deletions(
            foundation,
            settings.deletion(),
            new Deletions.With(with.credentials(), roles, with.checks(), departures)),
        new UserDeletions(with.desk(), settings.deletion(), departures),
        new DataExports(
            foundation,
            settings.dataExport(),
            with.credentials(),
            DataSections.of(with.ground(), with.residents())));
  }

  private static List<Departures.Room> rooms(Foundation foundation, With with) {
    return List.of(
        new Departures.Room(
            "mails",
            (transaction, user) ->
                with.ground().outbox().withdraw(transaction, user.email().typed())),
        new Departures.Room(
            "avatar-files",
            (transaction, user) ->
                with.residents().avatars().clear(transaction, user.id(), foundation.now())));
  }
}
