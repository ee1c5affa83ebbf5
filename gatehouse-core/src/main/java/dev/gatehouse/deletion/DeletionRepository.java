package dev.gatehouse.deletion;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of users who are to be deleted. */
final class DeletionRepository {
  private final Database database;

  DeletionRepository(Database database) {
    this.database = database;
  }

  /** One deletion that is to come. */
  record Row(UserId user, boolean byUser, Instant requestedAt, Instant dueAt) {}

  /** Stores it, in the place of one by the user; false when an administrator's is there already. */
  boolean put(Transaction transaction, Row row) {
    return transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_deletions (user_id, by_user, requested_at, due_at)
                values (:user, :byUser, :requestedAt, :dueAt)
                on conflict (user_id) do update
                set by_user = excluded.by_user,
                    requested_at = excluded.requested_at,
                    due_at = excluded.due_at
                where gatehouse_deletions.by_user
                """)
            .bind("user", row.user().value())
            .bind("byUser", row.byUser())
            .bind("requestedAt", row.requestedAt())
            .bind("dueAt", row.dueAt())
            .execute()
        == 1;
  }

  Optional<Instant> dueAt(Transaction transaction, UserId user) {
    return transaction
        .handle()
        .createQuery("select due_at from gatehouse_deletions where user_id = :user")
        .bind("user", user.value())
        .map((row, context) -> Instant.ofEpochMilli(row.getLong("due_at")))
        .findOne();
  }

  Optional<Row> find(UserId user) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select by_user, requested_at, due_at
                from gatehouse_deletions
                where user_id = :user
                """)
            .bind("user", user.value())
            .map((row, context) ->
                new Row(
                    user,
                    row.getBoolean("by_user"),
                    Instant.ofEpochMilli(row.getLong("requested_at")),
                    Instant.ofEpochMilli(row.getLong("due_at"))))
            .findOne());
  }

  /** Whose time has come, the longest overdue first. */
  List<UserId> due(Instant now) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select user_id
                from gatehouse_deletions
                where due_at <= :now
                order by due_at, user_id
                """)
            .bind("now", now)
            .map((row, context) -> new UserId(UUID.fromString(row.getString("user_id"))))
            .list());
  }

  /** Takes the deletion on, to be done in this transaction; of simultaneous takers one does. */
  boolean takeDue(Transaction transaction, UserId user, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_deletions
                where user_id = :user
                  and due_at <= :now
                """)
            .bind("user", user.value())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Forgets the deletion that the user wanted; false when there is none, or it is another's. */
  boolean cancelOwn(Transaction transaction, UserId user) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_deletions
                where user_id = :user
                  and by_user
                """)
            .bind("user", user.value())
            .execute()
        == 1;
  }

  /** Forgets the deletion; false when there is none, or it has just been done. */
  boolean cancel(Transaction transaction, UserId user) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_deletions where user_id = :user")
            .bind("user", user.value())
            .execute()
        == 1;
  }
}
