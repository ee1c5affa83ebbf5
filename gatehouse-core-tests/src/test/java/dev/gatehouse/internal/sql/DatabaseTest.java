package dev.gatehouse.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gatehouse.SqliteDataSources;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.spi.StorageException;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@EachDatabase
class DatabaseTest {
  private final Kit kit;
  private final Database database;

  DatabaseTest(Kit kit) {
    this.kit = kit;
    this.database = Database.open(kit.dataSource(), HostTransactions.none());
  }

  @Test
  void keepsNothingOfWorkThatFails() {
    var after = new ArrayList<String>();

    var failure =
        catchThrowable(() ->
            database.write(transaction -> {
              transaction.afterCommit(() -> after.add("committed"));
              insert(transaction, "one");
              throw new IllegalStateException("on purpose");
            }));

    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("on purpose");
    assertThat(after).isEmpty();
    assertThat(marks()).doesNotContain("one");
  }

  @Test
  void doesWhatFollowsOnlyAfterTheCommit() {
    var seen = new ArrayList<List<String>>();

    database.write(transaction -> {
      transaction.afterCommit(() -> seen.add(marks()));
      insert(transaction, "one");
      return true;
    });

    assertThat(seen).singleElement().satisfies(marks -> assertThat(marks).contains("one"));
  }

  @Test
  void saysWithOneExceptionThatItCannotBeUsed() {
    assertThatThrownBy(
            () -> database.read(handle -> handle.createQuery("no sql").mapToMap().list()))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void canBeOpenedAnyNumberOfTimes() {
    Database.open(kit.dataSource(), HostTransactions.none());

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_roles")).isEqualTo(3);
  }

  @Test
  void refusesASqliteFileThatCouldLoseRows(@TempDir Path folder) {
    var careless = new SQLiteDataSource();
    careless.setUrl("jdbc:sqlite:" + folder.resolve("careless.db"));

    assertThatThrownBy(() -> Database.open(careless, HostTransactions.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("synchronous=FULL");
  }

  @Test
  void saysThatADatabaseCannotBeReached(@TempDir Path folder) {
    assertThatThrownBy(
            () -> {
              try (var nowhere = SqliteDataSources.open(folder.resolve("no/such/folder/a.db"))) {
                Database.open(nowhere, HostTransactions.none());
              }
            })
        .isInstanceOf(StorageException.class);
  }

  private static void insert(Transaction transaction, String name) {
    transaction
        .handle()
        .createUpdate("insert into gatehouse_key_mark (name, sealed) values (:name, '')")
        .bind("name", name)
        .execute();
  }

  private List<String> marks() {
    return Tables.on(kit).texts("select name from gatehouse_key_mark");
  }
}
