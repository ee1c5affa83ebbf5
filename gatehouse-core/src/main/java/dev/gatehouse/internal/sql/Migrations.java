package dev.gatehouse.internal.sql;

import dev.gatehouse.spi.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;

/**
 * Brings the tables up to date.
 *
 * <p>They live beside those of the host application: every name carries the prefix {@code
 * gatehouse_}, and so does the history, so that a Flyway of the host's own is not disturbed.
 */
final class Migrations {
  private static final String HISTORY = "gatehouse_schema_history";

  private Migrations() {}

  static Dialect run(DataSource dataSource) {
    var dialect = dialectOf(dataSource);
    try {
      Flyway.configure()
          .dataSource(dataSource)
          .locations("classpath:dev/gatehouse/migrations")
          .table(HISTORY)
          .placeholders(dialect.placeholders())
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException failure) {
      throw new StorageException(
          "the tables of Gatehouse could not be brought up to date", failure);
    }
    if (dialect == Dialect.POSTGRESQL) {
      Trigrams.index(dataSource);
    }
    return dialect;
  }

  private static Dialect dialectOf(DataSource dataSource) {
    try (var connection = dataSource.getConnection()) {
      var dialect = Dialect.of(connection);
      if (dialect == Dialect.SQLITE) {
        requireSafeSettings(connection);
      }
      return dialect;
    } catch (SQLException failure) {
      throw new StorageException("the database cannot be reached", failure);
    }
  }

  // a file opened with the driver's defaults loses acknowledged rows and ignores foreign keys
  private static void requireSafeSettings(Connection connection) throws SQLException {
    var immediate =
        connection.unwrap(SQLiteConnection.class).getConnectionConfig().getTransactionMode()
            == TransactionMode.IMMEDIATE;
    var safe =
        immediate
            && "wal".equals(pragma(connection, "journal_mode"))
            && "2".equals(pragma(connection, "synchronous"))
            && "1".equals(pragma(connection, "foreign_keys"));
    if (!safe) {
      throw new IllegalArgumentException(
          "a SQLite data source for Gatehouse needs journal_mode=WAL, synchronous=FULL,"
              + " foreign_keys=on and transaction_mode=IMMEDIATE;"
              + " SqliteDataSources.open(file) makes one");
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("pragma " + name)) {
      return row.next() ? row.getString(1) : "";
    }
  }
}
