package dev.gatehouse.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An address that its user has given up, and that nobody else can have yet, since the change may be
 * undone.
 *
 * @param user whose address it was
 * @param email the address as it was stored
 * @param language the language of mails to the user
 */
public record KeptAddress(UserId user, EmailAddress email, String language) {
  static KeptAddress read(ResultSet row) throws SQLException {
    return new KeptAddress(
        new UserId(UUID.fromString(row.getString("user_id"))),
        EmailAddress.parse(row.getString("old_email")).orElseThrow(),
        row.getString("language"));
  }
}
