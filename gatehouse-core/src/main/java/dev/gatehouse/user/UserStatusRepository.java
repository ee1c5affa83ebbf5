package dev.gatehouse.user;

import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;

/** The columns of the users' table that say whether a user may act, and the end of the row. */
final class UserStatusRepository {
  boolean deactivate(Transaction transaction, UserId id, String reason, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set active = false,
                    credential_version = credential_version + 1,
                    deactivated_at = :now,
                    deactivation_reason = :reason
                where id = :id
                  and (active
                    or deactivated_at is null
                      and exists (select 1 from gatehouse_deletions d where d.user_id = gatehouse_users.id))
                """)
            .bind("id", id.value())
            .bind("now", now)
            .bind("reason", reason)
            .execute()
        == 1;
  }

  boolean reactivate(Transaction transaction, UserId id) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set active = true,
                    deactivated_at = null,
                    deactivation_reason = null
                where id = :id
                  and not active
                  and not exists (select 1 from gatehouse_deletions d where d.user_id = gatehouse_users.id)
                """)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  /** Who was inactive before the deletion was asked for has a time of deactivation after it. */
  boolean suspend(Transaction transaction, UserId id, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set active = false,
                    credential_version = credential_version + 1,
                    deactivated_at = case
                      when active then null
                      when exists (select 1 from gatehouse_deletions d where d.user_id = gatehouse_users.id)
                        then deactivated_at
                      else coalesce(deactivated_at, :now)
                    end
                where id = :id
                """)
            .bind("id", id.value())
            .bind("now", now)
            .execute()
        == 1;
  }

  boolean resume(Transaction transaction, UserId id) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set active = true,
                    credential_version = credential_version + 1
                where id = :id
                  and not active
                  and deactivated_at is null
                """)
            .bind("id", id.value())
            .execute()
        == 1;
  }

  boolean delete(Transaction transaction, UserId id) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_users where id = :id")
            .bind("id", id.value())
            .execute()
        == 1;
  }
}
