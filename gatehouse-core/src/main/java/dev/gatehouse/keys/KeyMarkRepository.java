package dev.gatehouse.keys;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;

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

  /** Puts the value in the place of the one before it, if that is still there. */
  static boolean swap(Transaction transaction, Sealed.Swap swap) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_key_mark
                set sealed = :after
                where name = :id
                  and sealed = :before
                """)
            .bind("after", swap.after())
            .bind("id", swap.id())
            .bind("before", swap.before())
            .execute()
        == 1;
  }
}
