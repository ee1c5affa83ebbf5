package dev.gatehouse.benchmarks;

import dev.gatehouse.session.SessionToken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.sql.DataSource;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The statement of a session check with nothing around it: a connection of the pool, a prepared
 * statement, every column of every row, as the type in which it is stored.
 *
 * <p>The text is a copy of the core's. A test compares the two, so that they stay the same.
 */
final class BareStatement {
  private static final String SQL =
      """
      select s.id, s.user_id, s.address, s.user_agent, s.lasting, s.opened_at,
        s.last_used_at, u.email, u.active, u.confirmed_at, u.registered_at,
        coalesce(u.locale, u.language) as language, u.username, u.first_name,
        u.last_name, u.time_zone, u.locale, u.second_factor_at, r.name as role
      from gatehouse_sessions s
      join gatehouse_users u on u.id = s.user_id
      left join gatehouse_role_grants g on g.user_id = u.id
      left join gatehouse_roles r on r.id = g.role_id
      where s.digest = ?
        and s.last_used_at > ?
        and s.opened_at > ?
        and u.active
      """;

  private final DataSource dataSource;
  private final byte[] digest;
  private final Instant now;

  BareStatement(DataSource dataSource, SessionToken token, Instant now) {
    this.dataSource = dataSource;
    this.digest = digest(token);
    this.now = now;
  }

  void run(Blackhole seen) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(SQL)) {
      statement.setBytes(1, digest);
      statement.setLong(2, now.minus(Duration.ofDays(14)).toEpochMilli());
      statement.setLong(3, now.minus(Duration.ofDays(60)).toEpochMilli());
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("the session is not there");
        }
        do {
          read(rows, seen);
        } while (rows.next());
      }
    }
  }

  private static byte[] digest(SessionToken token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token.reveal());
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void read(ResultSet row, Blackhole seen) throws SQLException {
    seen.consume(row.getString(1));
    seen.consume(row.getString(2));
    seen.consume(row.getString(3));
    seen.consume(row.getString(4));
    seen.consume(row.getBoolean(5));
    seen.consume(row.getLong(6));
    seen.consume(row.getLong(7));
    seen.consume(row.getString(8));
    seen.consume(row.getBoolean(9));
    seen.consume(row.getLong(10));
    seen.consume(row.getLong(11));
    seen.consume(row.getString(12));
    for (int profile = 13; profile <= 17; profile++) {
      seen.consume(row.getString(profile));
    }
    seen.consume(row.getLong(18));
    seen.consume(row.getString(19));
  }
}
