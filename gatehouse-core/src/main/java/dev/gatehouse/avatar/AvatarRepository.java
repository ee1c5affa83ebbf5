package dev.gatehouse.avatar;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which picture a user is shown by. */
final class AvatarRepository {
  private final Database database;

  AvatarRepository(Database database) {
    this.database = database;
  }

  /** A picture, and the digest of the upload it was made of. */
  record Made(UUID avatar, String digest) {}

  /** Shows the user by that picture, and by no other. */
  void put(Transaction transaction, UserId user, Made made, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_avatars (user_id, avatar_id, digest, made_at)
            values (:user, :avatar, :digest, :now)
            on conflict (user_id) do update
            set avatar_id = excluded.avatar_id,
                digest = excluded.digest,
                made_at = excluded.made_at
            """)
        .bind("user", user.value())
        .bind("avatar", made.avatar())
        .bind("digest", made.digest())
        .bind("now", now)
        .execute();
  }

  boolean delete(Transaction transaction, UserId user) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_avatars where user_id = :user")
            .bind("user", user.value())
            .execute()
        == 1;
  }

  Optional<Made> find(UserId user) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select avatar_id, digest
                from gatehouse_avatars
                where user_id = :user
                """)
            .bind("user", user.value())
            .map((row, context) ->
                new Made(UUID.fromString(row.getString("avatar_id")), row.getString("digest")))
            .findOne());
  }
}
