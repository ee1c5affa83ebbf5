package dev.gatehouse.testing;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/** The raw tables, for tests that look at what is really stored or damage it on purpose. */
public final class Tables {
  private final DataSource dataSource;

  private Tables(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** The tables under that kit. */
  public static Tables on(Kit kit) {
    return new Tables(kit.dataSource());
  }

  /** The one number that the query gives. */
  public long number(String query) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }

  /** The first column of every row that the query gives, as text. */
  public List<String> texts(String query) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (row.next()) {
        texts.add(String.valueOf(row.getString(1)));
      }
      return texts;
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }

  /** All that Gatehouse has stored, as whoever steals the database reads it. */
  public String everything() {
    try (var connection = dataSource.getConnection()) {
      var all = new StringBuilder();
      var schema = connection.getSchema();
      try (var tables = connection.getMetaData().getTables(null, schema, "gatehouse_%", null)) {
        while (tables.next()) {
          if (tables.getString("TABLE_TYPE").endsWith("TABLE")) {
            append(connection, tables.getString("TABLE_NAME"), all);
          }
        }
      }
      return all.toString();
    } catch (SQLException failure) {
      throw new IllegalStateException("the tables could not be read", failure);
    }
  }

  private static void append(Connection connection, String table, StringBuilder all)
      throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from " + table)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          var bytes = rows.getBytes(i);
          if (bytes != null) {
            all.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
            all.append(HexFormat.of().formatHex(bytes)).append('\n');
          }
        }
      }
    }
  }

  /** Runs the statement and says how many rows it changed. */
  public int update(String statement) {
    try (var connection = dataSource.getConnection();
        var work = connection.createStatement()) {
      return work.executeUpdate(statement);
    } catch (SQLException failure) {
      throw new IllegalStateException(statement, failure);
    }
  }
}
