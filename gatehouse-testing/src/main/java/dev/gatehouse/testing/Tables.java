package dev.gatehouse.testing;

import java.sql.SQLException;
import java.util.ArrayList;
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
