package dev.gatehouse.totp;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.keys.Sealed;
import dev.gatehouse.user.UserId;
import java.util.Optional;

/** The table of secrets in use. */
final class TotpRepository {
  Optional<String> sealed(Transaction transaction, UserId user) {
    return transaction
        .handle()
        .createQuery(
            """
            select sealed
            from gatehouse_totp
            where user_id = :user
            """)
        .bind("user", user.value())
        .mapTo(String.class)
        .findOne();
  }

  void put(Transaction transaction, UserId user, String sealed, long step) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_totp (user_id, sealed, step)
            values (:user, :sealed, :step)
            on conflict (user_id) do update
            set sealed = excluded.sealed,
                step = excluded.step
            """)
        .bind("user", user.value())
        .bind("sealed", sealed)
        .bind("step", step)
        .execute();
  }

  /** Uses the step up, and all before it; false when it was. */
  boolean accept(Transaction transaction, UserId user, long step) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_totp
                set step = :step
                where user_id = :user
                  and step < :step
                """)
            .bind("user", user.value())
            .bind("step", step)
            .execute()
        == 1;
  }

  /** Puts the value in the place of the one before it, if that is still there. */
  static boolean swap(Transaction transaction, Sealed.Swap swap) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_totp
                set sealed = :after
                where user_id = :id
                  and sealed = :before
                """)
            .bind("after", swap.after())
            .bind("id", swap.id())
            .bind("before", swap.before())
            .execute()
        == 1;
  }

  void delete(Transaction transaction, UserId user) {
    transaction
        .handle()
        .createUpdate("delete from gatehouse_totp where user_id = :user")
        .bind("user", user.value())
        .execute();
  }
}
