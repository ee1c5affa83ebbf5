package dev.gatehouse.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.gatehouse.Gatehouse;
import dev.gatehouse.directory.UserChoice;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.PostgresServer;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TrigramsTest {
  private static final String INDEXES =
      """
      select indexname
      from pg_indexes
      where schemaname = current_schema()
        and indexname in ('gatehouse_users_by_pairs', 'gatehouse_users_by_trigrams')
      order by indexname
      """;

  @Test
  void areIndexedWhereTheExtensionCanBeMade() {
    try (var kit = Kit.on(TestDatabase.POSTGRESQL)) {
      assertThat(Tables.on(kit).texts(INDEXES))
          .containsExactly("gatehouse_users_by_pairs", "gatehouse_users_by_trigrams");
    }
  }

  @Test
  void areDoneWithoutWhereItCannot() throws SQLException {
    try (var pool = withoutAPlaceForTheExtension();
        var gatehouse = Gatehouse.on(pool, KeyRing.create()).settings(Kit.settings()).open();
        var kit = Kit.on(TestDatabase.SQLITE)) {
      gatehouse
          .registrations()
          .register(
              new RegistrationForm("ada@example.org", Password.of(Kit.PASSWORD), "en"),
              kit.client());

      assertThat(gatehouse.directory().choices("ADA"))
          .extracting(UserChoice::email)
          .extracting(email -> email.typed())
          .containsExactly("ada@example.org");
      assertThat(gatehouse.directory().choices("ad")).hasSize(1);
    }
  }

  private static HikariDataSource withoutAPlaceForTheExtension() throws SQLException {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(PostgresServer.started().newDatabaseUrl());
    pool.setSchema("accounts");
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create schema accounts");
      statement.execute("drop schema public cascade");
    }
    return pool;
  }
}
