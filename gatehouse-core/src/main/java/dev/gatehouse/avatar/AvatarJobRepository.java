package dev.gatehouse.avatar;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The uploads that pictures are still to be made of, and those of which none could be made. */
final class AvatarJobRepository {
  private final Database database;

  AvatarJobRepository(Database database) {
    this.database = database;
  }

  /**
   * The latest upload of a user.
   *
   * @param source the key of the file as it came
   * @param waiting whether it will be tried, or tried again
   */
  record Job(UserId user, UUID avatar, String source, String digest, boolean waiting, int tries) {}

  /** Queues the job in the place of an earlier one of the user's. */
  void put(Transaction transaction, Job job, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_avatar_jobs
              (user_id, avatar_id, source_key, digest, queued_at, due_at, tries)
            values (:user, :avatar, :source, :digest, :now, :now, 0)
            on conflict (user_id) do update
            set avatar_id = excluded.avatar_id,
                source_key = excluded.source_key,
                digest = excluded.digest,
                queued_at = excluded.queued_at,
                due_at = excluded.due_at,
                tries = 0
            """)
        .bind("user", job.user().value())
        .bind("avatar", job.avatar())
        .bind("source", job.source())
        .bind("digest", job.digest())
        .bind("now", now)
        .execute();
  }

  /** Takes the job that is due first and counts the try; of simultaneous workers one gets it. */
  Optional<Job> lease(Instant now, Instant until) {
    return database.write(transaction ->
        transaction
            .handle()
            .createQuery(
                """
                update gatehouse_avatar_jobs
                set due_at = :until,
                    tries = tries + 1
                where due_at <= :now
                  and user_id = (
                    select user_id
                    from gatehouse_avatar_jobs
                    where due_at <= :now
                    order by due_at, user_id
                    limit 1)
                returning user_id, avatar_id, source_key, digest, due_at, tries
                """)
            .bind("now", now)
            .bind("until", until)
            .map((row, context) -> job(row))
            .findOne());
  }

  /** Ends the job, if it is still the one that was leased. */
  boolean finish(Transaction transaction, Job job) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_avatar_jobs
                where user_id = :user
                  and avatar_id = :avatar
                  and tries = :tries
                """)
            .bind("user", job.user().value())
            .bind("avatar", job.avatar())
            .bind("tries", job.tries())
            .execute()
        == 1;
  }

  /** Leaves the job as one that failed, if it is still the one that was leased. */
  boolean giveUp(Transaction transaction, Job job) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_avatar_jobs
                set due_at = null
                where user_id = :user
                  and avatar_id = :avatar
                  and tries = :tries
                """)
            .bind("user", job.user().value())
            .bind("avatar", job.avatar())
            .bind("tries", job.tries())
            .execute()
        == 1;
  }

  void putOff(Job job, Instant dueAt) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_avatar_jobs
                set due_at = :dueAt
                where user_id = :user
                  and avatar_id = :avatar
                  and tries = :tries
                """)
            .bind("user", job.user().value())
            .bind("avatar", job.avatar())
            .bind("tries", job.tries())
            .bind("dueAt", dueAt)
            .execute());
  }

  boolean delete(Transaction transaction, UserId user) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_avatar_jobs where user_id = :user")
            .bind("user", user.value())
            .execute()
        == 1;
  }

  Optional<Job> find(UserId user) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select user_id, avatar_id, source_key, digest, due_at, tries
                from gatehouse_avatar_jobs
                where user_id = :user
                """)
            .bind("user", user.value())
            .map((row, context) -> job(row))
            .findOne());
  }

  private static Job job(ResultSet row) throws SQLException {
    row.getLong("due_at");
    var waiting = !row.wasNull();
    return new Job(
        new UserId(UUID.fromString(row.getString("user_id"))),
        UUID.fromString(row.getString("avatar_id")),
        row.getString("source_key"),
        row.getString("digest"),
        waiting,
        row.getInt("tries"));
  }
}
