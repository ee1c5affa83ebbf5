package dev.gatehouse.internal.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that differs between the two databases. */
public enum Dialect {
  /** The embedded default: one file, one writer at a time. */
  SQLITE("text", "blob") {
    @Override
    void bindId(PreparedStatement statement, int position, UUID id) throws SQLException {
      statement.setString(position, id.toString());
    }
  },

  /** Any number of nodes on one server. */
  POSTGRESQL("uuid", "bytea") {
    @Override
    void bindId(PreparedStatement statement, int position, UUID id) throws SQLException {
      statement.setObject(position, id);
    }
  };

  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String DEADLOCK = "40P01";

  // what the statement looked for came or went meanwhile: whoever looks again sees that
  private static final String FOREIGN_KEY = "23503";
  private static final String UNIQUE = "23505";

  private final String idType;
  private final String bytesType;

  Dialect(String idType, String bytesType) {
    this.idType = idType;
    this.bytesType = bytesType;
  }

  /**
   * Finds out which database the connection leads to.
   *
   * @throws IllegalArgumentException for a database that Gatehouse does not run on
   */
  static Dialect of(Connection connection) throws SQLException {
    var product = connection.getMetaData().getDatabaseProductName();
    return switch (product) {
      case "SQLite" -> SQLITE;
      case "PostgreSQL" -> POSTGRESQL;
      default ->
          throw new IllegalArgumentException(
              "Gatehouse runs on SQLite and PostgreSQL; this data source is " + product);
    };
  }

  /** The column types that the migrations name by placeholder. */
  Map<String, String> columnTypes() {
    return Map.of("id", idType, "bytes", bytesType);
  }

  /** Whether the transaction lost a race that it may win when run again. */
  boolean worthRetrying(@Nullable SQLException failure) {
    var state = failure == null ? null : failure.getSQLState();
    return SERIALIZATION_FAILURE.equals(state)
        || DEADLOCK.equals(state)
        || FOREIGN_KEY.equals(state)
        || UNIQUE.equals(state);
  }

  abstract void bindId(PreparedStatement statement, int position, UUID id) throws SQLException;
}
