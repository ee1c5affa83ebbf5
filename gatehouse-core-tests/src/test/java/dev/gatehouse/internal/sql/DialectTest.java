package dev.gatehouse.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.directory.UserChoice;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.testing.TestDatabase;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What is done on one of the databases alone. */
class DialectTest {
  @Test
  void hasPostgresPlanForTheVeryValues() {
    try (var kit = Kit.on(TestDatabase.POSTGRESQL)) {
      var database = Database.open(kit.dataSource(), HostTransactions.none());

      assertThat(database.readPlanned(DialectTest::planMode)).isEqualTo("force_custom_plan");
      assertThat(database.read(DialectTest::planMode)).isEqualTo("auto");
      // what the host has begun is left as it is
      String joined = database.read(DialectTest::planModeWithinATransaction);
      assertThat(joined).isEqualTo("auto");
    }
  }

  private static String planModeWithinATransaction(Handle handle) {
    return handle.inTransaction(begun -> Dialect.POSTGRESQL.planned(begun, DialectTest::planMode));
  }

  private static String planMode(Handle handle) {
    return handle.createQuery("show plan_cache_mode").mapTo(String.class).one();
  }

  @Test
  void indexesAgainOnSqliteWhatAnOlderVersionIndexed() {
    try (var kit = Kit.on(TestDatabase.SQLITE)) {
      kit.registered("ada@example.org");
      var tables = Tables.on(kit);
      tables.update("drop table gatehouse_search");
      tables.update("drop table gatehouse_search_rows");
      tables.update("create virtual table gatehouse_search using fts5(grams)");
      tables.update("create table gatehouse_search_rows (number integer primary key)");
      tables.update("delete from gatehouse_schema_history where cast(version as integer) >= 18");

      var directory = kit.node(settings -> settings).directory();

      assertThat(directory.choices("ada"))
          .extracting(UserChoice::email)
          .extracting(email -> email.typed())
          .containsExactly("ada@example.org");
      assertThat(directory.choices("ad")).hasSize(1);
    }
  }
}
