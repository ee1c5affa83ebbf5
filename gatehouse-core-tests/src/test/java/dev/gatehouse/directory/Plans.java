package dev.gatehouse.directory;

import dev.gatehouse.testing.Kit;
import java.sql.SQLException;
import java.util.ArrayList;

/** What a database is about to do to answer a statement whose parameters are all the same. */
final class Plans {
  /** How a plan begins to say that it reads a whole table or index, on either database. */
  static final String SCAN = "(Seq Scan on|SCAN) ";

  private Plans() {}

  /** Lets the database learn how its tables are filled. */
  static void settle(Kit kit) {
    try (var connection = kit.dataSource().getConnection();
        var statement = connection.createStatement()) {
      if (postgres(kit)) {
        statement.execute("vacuum analyze");
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static String of(Kit kit, String statement, int parameter) {
    return of(kit, statement, String.valueOf(parameter));
  }

  /** The parameter as it stands in a statement. */
  static String of(Kit kit, String statement, String parameter) {
    var filled = statement.replace("?", parameter);
    var asked = postgres(kit) ? "explain " + filled : "explain query plan " + filled;
    try (var connection = kit.dataSource().getConnection();
        var explain = connection.createStatement();
        var rows = explain.executeQuery(asked)) {
      int column = rows.getMetaData().getColumnCount();
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(column));
      }
      return String.join("\n", lines);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static boolean postgres(Kit kit) {
    try (var connection = kit.dataSource().getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
