package dev.gatehouse.internal.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search index of PostgreSQL, which stands on the extension {@code pg_trgm}.
 *
 * <p>Where the extension can be neither found nor made, a search reads the whole table, and the
 * next start tries again.
 */
final class Trigrams {
  private static final Logger LOG = LoggerFactory.getLogger(Trigrams.class);

  private static final String INDEXED =
      "select to_regclass('gatehouse_users_by_pairs') is not null";

  // one node at a time; the number means nothing
  private static final String LOCK = "select pg_advisory_xact_lock(7268045112)";

  // not in a schema that may be dropped, with everybody's indexes
  private static final String EXTENSION =
      "create extension if not exists pg_trgm with schema public";
  private static final String SCHEMA =
      """
      select quote_ident(n.nspname)
      from pg_extension e
      join pg_namespace n on n.oid = e.extnamespace
      where e.extname = 'pg_trgm'
      """;
  private static final List<String> INDEXES =
      List.of(
          """
          create index if not exists gatehouse_users_by_trigrams on gatehouse_users
          using gin (search_text %s.gin_trgm_ops)
          """,
          """
          create index if not exists gatehouse_users_by_pairs on gatehouse_users
          using gin (regexp_replace(search_text, '(.)', '\\1\\1', 'g') %s.gin_trgm_ops)
          """);

  private Trigrams() {}

  static void index(DataSource dataSource) {
    try (var connection = dataSource.getConnection()) {
      boolean automatic = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        indexOnce(connection);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(automatic);
      }
    } catch (SQLException failure) {
      LOG.warn(
          "no search index, so a search reads the whole table of users;"
              + " have an administrator run: create extension pg_trgm ({})",
          failure.getSQLState());
    }
  }

  private static void indexOnce(Connection connection) throws SQLException {
    if ("t".equals(text(connection, INDEXED))) {
      return;
    }
    text(connection, LOCK);
    execute(connection, EXTENSION);
    var schema = text(connection, SCHEMA);
    for (var index : INDEXES) {
      execute(connection, index.formatted(schema));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
