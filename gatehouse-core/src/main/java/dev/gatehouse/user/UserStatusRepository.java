package dev.gatehouse.user;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** Whether users are active, and until when they are not, in the table of users. */
final class UserStatusRepository {
  private static final String REACTIVATE =
      """
      update gatehouse_users
      set active = true,
          deactivated_at = null,
          deactivation_reason = null,
          deactivated_until = null
      where id = :id
        and not active
        and not exists (
          select 1
          from gatehouse_deletions d
          where d.user_id = gatehouse_users.id)
      """;

  private final Database database;

  UserStatusRepository(Database database) {
    this.database = database;
  }

  boolean deactivate(Transaction transaction, UserId id, User.Deactivation as) {
    var update =
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_users
                set active = false,
                    credential_version = credential_version + 1,
                    deactivated_at = :at,
                    deactivation_reason = :reason,
                    deactivated_until = :until
                where id = :id
                  and (active
                    or deactivated_at is null
                      and exists (
                        select 1
                        from gatehouse_deletions d
                        where d.user_id = gatehouse_users.id))
                """);
    return bound(update, id, as).bind("at", as.at()).execute() == 1;
  }

  private static <S extends SqlStatement<S>> S bound(S statement, UserId id, User.Deactivation as) {
    return statement
        .bind("id", id.value())
        .bind("reason", as.reason())
        .bindByType("until", as.until().map(Instant::toEpochMilli).orElse(null), Long.class);
  }

  /** The reason that holds now; empty when nothing is another than before. */
  Optional<String> amend(Transaction transaction, UserId id, User.Deactivation as) {
    var update =
        transaction
            .handle()
            .createQuery(
                """
                update gatehouse_users
                set deactivation_reason = case
                      when :reason = '' then deactivation_reason
                      else :reason
                    end,
                    deactivated_until = :until
                where id = :id
                  and not active
                  and deactivated_at is not null
                  and (coalesce(deactivated_until, -1) <> coalesce(:until, -1)
                    or :reason <> ''
                      and deactivation_reason <> :reason)
                returning coalesce(deactivation_reason, '') as reason
                """);
    return bound(update, id, as).mapTo(String.class).findOne();
  }

  boolean reactivate(Transaction transaction, UserId id) {
    return transaction.handle().createUpdate(REACTIVATE).bind("id", id.value()).execute() == 1;
  }

  /** Whose deactivation has come to its end, the longest over first. */
  List<UserId> lapsed(Instant now) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select u.id
                from gatehouse_users u
                where u.deactivated_until <= :now
                  and not u.active
                  and not exists (
                    select 1
                    from gatehouse_deletions d
                    where d.user_id = u.id)
                order by u.deactivated_until, u.id
                """)
            .bind("now", now)
            .map((row, context) -> new UserId(UUID.fromString(row.getString("id"))))
            .list());
  }

  boolean hasLapsed(Transaction transaction, UserId id, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            select 1
            from gatehouse_users
            where id = :id
              and not active
              and deactivated_until <= :now
            """)
        .bind("id", id.value())
        .bind("now", now)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** As {@link #reactivate}, if the time has come; of simultaneous calls one does. */
  boolean lapse(Transaction transaction, UserId id, Instant now) {
    return transaction
            .handle()
            .createUpdate(REACTIVATE + "and deactivated_until <= :now")
            .bind("id", id.value())
            .bind("now", now)
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
                      when exists (
                        select 1
                        from gatehouse_deletions d
                        where d.user_id = gatehouse_users.id)
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
}
