package dev.gatehouse.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How a row with a user in it is read, by whichever statement joins the users. */
public final class UserRow {
  private UserRow() {}

  /**
   * Reads the user of the row.
   *
   * @param id the name of the column with the user's id; the other columns have their own names
   */
  public static User read(ResultSet row, String id) throws SQLException {
    return new User(
        new UserId(UUID.fromString(row.getString(id))),
        EmailAddress.parse(row.getString("email")).orElseThrow(),
        row.getBoolean("active"),
        instant(row, "confirmed_at"),
        Instant.ofEpochMilli(row.getLong("registered_at")),
        row.getString("language"),
        profile(row),
        instant(row, "second_factor_at"));
  }

  /** Reads how the user of the row was deactivated; empty for one who was not. */
  public static Optional<User.Deactivation> deactivation(ResultSet row) throws SQLException {
    var reason = Optional.ofNullable(row.getString("deactivation_reason")).orElse("");
    var until = instant(row, "deactivated_until");
    return instant(row, "deactivated_at").map(at -> new User.Deactivation(at, reason, until));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static Profile profile(ResultSet row) throws SQLException {
    return new Profile(
        Optional.ofNullable(row.getString("username")),
        row.getString("first_name"),
        row.getString("last_name"),
        Optional.ofNullable(row.getString("time_zone")),
        Optional.ofNullable(row.getString("locale")));
  }
}
