package dev.gatehouse.outbox;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads of the mails all but what they say; it writes nothing. */
final class OutboxEntryRepository {
  private final Database database;

  OutboxEntryRepository(Database database) {
    this.database = database;
  }

  List<OutboxEntry> list(
      Optional<OutboxEntry.Stage> stage, Optional<OutboxPage.Cursor> after, int most) {
    return database.read(handle -> {
      var query =
          handle
              .createQuery(
                  """
                  select o.id, o.kind, o.user_id, u.email, o.queued_at, o.due_at, o.leased_until,
                    o.tries, o.failure, o.sent_at, o.given_up_at
                  from gatehouse_outbox o
                  left join gatehouse_users u on u.id = o.user_id
                  where %s
                    %s
                  order by o.id desc
                  limit :most
                  """
                      .formatted(
                          stage.map(OutboxEntryRepository::at).orElse("true"),
                          after.isPresent() ? "and o.id < :last" : ""))
              .bind("most", most);
      after.ifPresent(cursor -> query.bind("last", cursor.last()));
      return query.map((row, context) -> entry(row)).list();
    });
  }

  private static String at(OutboxEntry.Stage stage) {
    return switch (stage) {
      case WAITING -> "o.due_at is not null";
      case RETRIED -> "o.due_at is not null and o.failure is not null";
      case SENT -> "o.sent_at is not null";
      case GIVEN_UP -> "o.given_up_at is not null";
    };
  }

  Optional<OutboxEntry> find(Transaction transaction, UUID id) {
    return transaction
        .handle()
        .createQuery(
            """
            select o.id, o.kind, o.user_id, u.email, o.queued_at, o.due_at, o.leased_until, o.tries,
              o.failure, o.sent_at, o.given_up_at
            from gatehouse_outbox o
            left join gatehouse_users u on u.id = o.user_id
            where o.id = :id
            """)
        .bind("id", id)
        .map((row, context) -> entry(row))
        .findOne();
  }

  List<OutboxEntry> about(UUID user, int most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select o.id, o.kind, o.user_id, u.email, o.queued_at, o.due_at, o.leased_until,
                  o.tries, o.failure, o.sent_at, o.given_up_at
                from gatehouse_outbox o
                left join gatehouse_users u on u.id = o.user_id
                where o.user_id = :user
                order by o.id desc
                limit :most
                """)
            .bind("user", user)
            .bind("most", most)
            .map((row, context) -> entry(row))
            .list());
  }

  // each number by an index of the rows it counts: what was sent is never looked at
  OutboxState state() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select
                  (select count(*) from gatehouse_outbox where due_at is not null) as waiting,
                  (select count(*)
                    from gatehouse_outbox
                    where due_at is not null
                      and failure is not null) as retried,
                  (select min(queued_at) from gatehouse_outbox where due_at is not null) as oldest,
                  (select count(*) from gatehouse_outbox where given_up_at is not null) as given_up
                """)
            .map((row, context) ->
                new OutboxState(
                    row.getLong("waiting"),
                    row.getLong("retried"),
                    instant(row, "oldest"),
                    row.getLong("given_up")))
            .one());
  }

  private static OutboxEntry entry(ResultSet row) throws SQLException {
    var givenUpAt = instant(row, "given_up_at");
    var sentAt = instant(row, "sent_at");
    return new OutboxEntry(
        UUID.fromString(row.getString("id")),
        row.getString("kind"),
        Optional.ofNullable(row.getString("user_id")).map(UUID::fromString),
        Optional.ofNullable(row.getString("email")),
        new OutboxEntry.Course(
            Instant.ofEpochMilli(row.getLong("queued_at")),
            row.getInt("tries"),
            instant(row, "due_at"),
            instant(row, "leased_until"),
            Optional.ofNullable(row.getString("failure")),
            sentAt.or(() -> givenUpAt)),
        stage(sentAt.isPresent(), givenUpAt.isPresent(), row.getString("failure") != null));
  }

  private static OutboxEntry.Stage stage(boolean sent, boolean givenUp, boolean failed) {
    if (sent) {
      return OutboxEntry.Stage.SENT;
    }
    if (givenUp) {
      return OutboxEntry.Stage.GIVEN_UP;
    }
    return failed ? OutboxEntry.Stage.RETRIED : OutboxEntry.Stage.WAITING;
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }
}
