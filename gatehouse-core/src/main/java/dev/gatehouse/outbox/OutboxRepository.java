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

  /** What is known of a mail that is not sealed: what kind it is, and whose. */
  record Label(String kind, Optional<UUID> user) {}

  void insert(Transaction transaction, QueuedMail mail, Label label, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_outbox (id, sealed, queued_at, due_at, tries, kind, user_id)
            values (:id, :sealed, :now, :now, 0, :kind, :user)
            """)
        .bind("id", mail.id())
        .bind("sealed", mail.sealed())
        .bind("now", now)
        .bind("kind", label.kind())
        .bindByType("user", label.user().orElse(null), UUID.class)
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
                    leased_until = :until,
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
                    leased_until = null,
                    sent_at = :now
                where id = :id
                """)
            .bind("id", id)
            .bind("now", now)
            .execute());
  }

  /** As {@link #putOff}, for good. */
  void giveUp(QueuedMail mail, Instant now, String why) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_outbox
                set sealed = null,
                    due_at = null,
                    leased_until = null,
                    failure = :why,
                    given_up_at = :now
                where id = :id
                  and tries = :tries
                """)
            .bind("id", mail.id())
            .bind("tries", mail.tries())
            .bind("now", now)
            .bind("why", why)
            .execute());
  }

  /** Notes that the try was in vain, unless another worker has the mail since, or has sent it. */
  void putOff(QueuedMail mail, Instant dueAt, String why) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_outbox
                set due_at = :dueAt,
                    leased_until = null,
                    failure = :why
                where id = :id
                  and tries = :tries
                """)
            .bind("id", mail.id())
            .bind("tries", mail.tries())
            .bind("dueAt", dueAt)
            .bind("why", why)
            .execute());
  }

  boolean hasten(Transaction transaction, UUID id, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_outbox
                set due_at = :now
                where id = :id
                  and due_at > :now
                  and (leased_until is null
                    or leased_until <= :now)
                """)
            .bind("id", id)
            .bind("now", now)
            .execute()
        == 1;
  }

  boolean drop(Transaction transaction, UUID id, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_outbox
                where id = :id
                  and due_at is not null
                  and (leased_until is null
                    or leased_until <= :now)
                """)
            .bind("id", id)
            .bind("now", now)
            .execute()
        == 1;
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
