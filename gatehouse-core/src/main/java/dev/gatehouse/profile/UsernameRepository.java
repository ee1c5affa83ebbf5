package dev.gatehouse.profile;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;

/** The table of user names that are taken. */
final class UsernameRepository {
  /** Takes the name for nobody yet; of simultaneous takers one succeeds. */
  boolean take(Transaction transaction, Username name) {
    return transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_usernames (username_key)
                values (:key)
                on conflict (username_key) do nothing
                """)
            .bind("key", name.key())
            .execute()
        == 1;
  }

  /** Takes the name for the user, who may have it already; of simultaneous takers one succeeds. */
  boolean take(Transaction transaction, Username name, UserId user) {
    return transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_usernames (username_key, user_id)
                values (:key, :user)
                on conflict (username_key) do update
                set user_id = excluded.user_id
                where gatehouse_usernames.user_id = excluded.user_id
                """)
            .bind("key", name.key())
            .bind("user", user.value())
            .execute()
        == 1;
  }

  void give(Transaction transaction, Username name, UserId user) {
    transaction
        .handle()
        .createUpdate(
            """
            update gatehouse_usernames
            set user_id = :user
            where username_key = :key
              and user_id is null
            """)
        .bind("key", name.key())
        .bind("user", user.value())
        .execute();
  }

  void giveBack(Transaction transaction, Username name) {
    transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_usernames
            where username_key = :key
              and user_id is null
            """)
        .bind("key", name.key())
        .execute();
  }

  void release(Transaction transaction, Username name, UserId user) {
    transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_usernames
            where username_key = :key
              and user_id = :user
            """)
        .bind("key", name.key())
        .bind("user", user.value())
        .execute();
  }

  boolean takenByAnother(Transaction transaction, Username name, UserId user) {
    return transaction
            .handle()
            .createQuery(
                """
                select count(*)
                from gatehouse_usernames
                where username_key = :key
                  and user_id <> :user
                """)
            .bind("key", name.key())
            .bind("user", user.value())
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
