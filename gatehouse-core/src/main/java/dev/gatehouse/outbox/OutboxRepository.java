package dev.gatehouse.outbox;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.keys.Sealed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table of mails. */
final class OutboxRepository {
  /** What a mail is sealed for, but for its id. */
  static final String PLACE = "gatehouse_outbox ";

  private final Database database;

  OutboxRepository(Database database) {
    this.database = database;
  }

  /** What a mail is sealed for. */
  static String place(UUID id) {
    return PLACE + id;
  }

  void insert(Transaction transaction, QueuedMail mail, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_outbox (id, sealed, queued_at, due_at, tries)
            values (:id, :sealed, :now, :now, 0)
            """)
        .bind("id", mail.id())
        .bind("sealed", mail.sealed())
        .bind("now", now)
        .execute();
  }

  /** Takes the mail that is due first and counts the try; of simultaneous workers one gets it. */
  Optional<QueuedMail> lease(Instant now, Instant until) {
    return database.write(transaction ->
        transaction
            .handle()
            .createQuery(
                """
                update gatehouse_outbox
                set due_at = :until,
                    tries = tries + 1
                where due_at <= :now
                  and id = (
                    select id
                    from gatehouse_outbox
                    where due_at <= :now
                    order by due_at, id
                    limit 1)
                returning id, sealed, tries
                """)
            .bind("now", now)
            .bind("until", until)
            .map((row, context) -> queuedMail(row))
            .findOne());
  }

  void sent(UUID id, Instant now) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_outbox
                set sealed = null,
                    due_at = null,
                    sent_at = :now
                where id = :id
                """)
            .bind("id", id)
            .bind("now", now)
            .execute());
  }

  void giveUp(UUID id, Instant now) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_outbox
                set sealed = null,
                    due_at = null,
                    given_up_at = :now
                where id = :id
                """)
            .bind("id", id)
            .bind("now", now)
            .execute());
  }

  void putOff(UUID id, Instant dueAt) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_outbox
                set due_at = :dueAt
                where id = :id
                """)
            .bind("id", id)
            .bind("dueAt", dueAt)
            .execute());
  }

  OutboxState state() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select count(*) as waiting,
                  count(case when tries > 0 then 1 end) as retried,
                  min(queued_at) as oldest,
                  (select count(*) from gatehouse_outbox where given_up_at >= 0) as given_up
                from gatehouse_outbox
                where due_at >= 0
                """)
            .map((row, context) -> state(row))
            .one());
  }

  private static OutboxState state(ResultSet row) throws SQLException {
    long millis = row.getLong("oldest");
    Optional<Instant> oldest =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    return new OutboxState(
        row.getLong("waiting"), row.getLong("retried"), oldest, row.getLong("given_up"));
  }

  List<QueuedMail> waiting(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            select id, sealed, tries
            from gatehouse_outbox
            where sealed is not null
            """)
        .map((row, context) -> queuedMail(row))
        .list();
  }

  /** Puts the value in the place of the one before it, if that is still there. */
  static boolean swap(Transaction transaction, Sealed.Swap swap) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_outbox
                set sealed = :after
                where id = :id
                  and sealed = :before
                """)
            .bind("after", swap.after())
            .bind("id", swap.id())
            .bind("before", swap.before())
            .execute()
        == 1;
  }

  void delete(Transaction transaction, UUID id) {
    transaction
        .handle()
        .createUpdate("delete from gatehouse_outbox where id = :id")
        .bind("id", id)
        .execute();
  }

  private static QueuedMail queuedMail(ResultSet row) throws SQLException {
    return new QueuedMail(
        UUID.fromString(row.getString("id")), row.getString("sealed"), row.getInt("tries"));
  }

  int purge(Instant before) {
    return database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_outbox
                where sent_at < :before
                   or given_up_at < :before
                """)
            .bind("before", before)
            .execute());
  }
}
