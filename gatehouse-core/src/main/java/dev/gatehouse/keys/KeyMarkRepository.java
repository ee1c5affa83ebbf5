package dev.gatehouse.keys;

import dev.gatehouse.internal.sql.Database;

/** The sealed values that there is one of, such as the mark of the key ring. */
final class KeyMarkRepository {
  private final Database database;

  KeyMarkRepository(Database database) {
    this.database = database;
  }

  String placeOrFind(String name, String sealed) {
    return database.write(transaction -> {
      transaction
          .handle()
          .createUpdate(
              """
              insert into gatehouse_key_mark (name, sealed)
              values (:name, :sealed)
              on conflict (name) do nothing
              """)
          .bind("name", name)
          .bind("sealed", sealed)
          .execute();
      return transaction
          .handle()
          .createQuery("select sealed from gatehouse_key_mark where name = :name")
          .bind("name", name)
          .mapTo(String.class)
          .one();
    });
  }
}
