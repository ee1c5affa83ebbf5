package dev.gatehouse.keys;

import dev.gatehouse.internal.sql.Database;

/** The one sealed mark that tells which key ring belongs to the database. */
final class KeyMarkRepository {
  private final Database database;

  KeyMarkRepository(Database database) {
    this.database = database;
  }

  String placeOrFind(String sealed) {
    return database.write(transaction -> {
      transaction
          .handle()
          .createUpdate(
              """
              insert into gatehouse_key_mark (name, sealed)
              values ('mark', :sealed)
              on conflict (name) do nothing
              """)
          .bind("sealed", sealed)
          .execute();
      return transaction
          .handle()
          .createQuery("select sealed from gatehouse_key_mark where name = 'mark'")
          .mapTo(String.class)
          .one();
    });
  }
}
