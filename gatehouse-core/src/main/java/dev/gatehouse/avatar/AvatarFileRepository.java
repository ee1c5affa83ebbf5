package dev.gatehouse.avatar;

import dev.gatehouse.avatar.Avatar.Variant;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every file that is, or may be, in the bucket. */
final class AvatarFileRepository {
  /** The name of an upload as it came, which is never shown. */
  static final String SOURCE = "source";

  private final Database database;

  AvatarFileRepository(Database database) {
    this.database = database;
  }

  /** Who and what a file belongs to. */
  record Owner(UserId user, UUID avatar) {}

  /** A file as it is shown. */
  record Shown(String type, long bytes) {}

  /** Notes a file before it is put into the bucket; unless it is adopted, its end is near. */
  void insert(Owner owner, Variant file, long bytes, Instant doomedAt) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_avatar_files
                  (file_key, user_id, avatar_id, variant, type, width, height, bytes, doomed_at)
                values
                  (:key, :user, :avatar, :variant, :type, :width, :height, :bytes, :doomedAt)
                """)
            .bind("key", file.key())
            .bind("user", owner.user().value())
            .bind("avatar", owner.avatar())
            .bind("variant", file.name())
            .bind("type", file.type())
            .bind("width", file.width())
            .bind("height", file.height())
            .bind("bytes", bytes)
            .bind("doomedAt", doomedAt)
            .execute());
  }

  /** Puts the end of a file off, now that it is there; false when the end has come before. */
  boolean confirm(String key, Instant now, Instant doomedAt) {
    return database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_avatar_files
                set doomed_at = :doomedAt
                where file_key = :key
                  and doomed_at > :now
                """)
            .bind("key", key)
            .bind("now", now)
            .bind("doomedAt", doomedAt)
            .execute())
        == 1;
  }

  /** Keeps the file for good, if it has not been given up meanwhile. */
  boolean adopt(Transaction transaction, String key, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_avatar_files
                set doomed_at = null
                where file_key = :key
                  and doomed_at > :now
                """)
            .bind("key", key)
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Gives up a file that was not adopted. */
  void abandon(String key, Instant now) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_avatar_files
                set doomed_at = :now
                where file_key = :key
                  and doomed_at > :now
                """)
            .bind("key", key)
            .bind("now", now)
            .execute());
  }

  /** Gives up the files of the user that belong neither to the picture nor to a waiting job. */
  void doomUnneeded(Transaction transaction, UserId user, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            update gatehouse_avatar_files as file
            set doomed_at = :now
            where file.user_id = :user
              and file.doomed_at is null
              and not exists (
                select 1
                from gatehouse_avatars as shown
                where shown.avatar_id = file.avatar_id
                  and file.variant <> 'source')
              and not exists (
                select 1
                from gatehouse_avatar_jobs as job
                where job.avatar_id = file.avatar_id
                  and job.due_at is not null
                  and file.variant = 'source')
            """)
        .bind("user", user.value())
        .bind("now", now)
        .execute();
  }

  /** Gives up the files of pictures that are gone, as those of deleted users are. */
  int doomOrphans(Instant now) {
    return database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_avatar_files as file
                set doomed_at = :now
                where file.doomed_at is null
                  and not exists (
                    select 1
                    from gatehouse_avatars as shown
                    where shown.avatar_id = file.avatar_id)
                  and not exists (
                    select 1
                    from gatehouse_avatar_jobs as job
                    where job.avatar_id = file.avatar_id)
                """)
            .bind("now", now)
            .execute());
  }

  /** The keys of some files that may be removed. */
  List<String> doomed(Instant now, int most) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select file_key
                from gatehouse_avatar_files
                where doomed_at <= :now
                order by doomed_at, file_key
                limit :most
                """)
            .bind("now", now)
            .bind("most", most)
            .mapTo(String.class)
            .list());
  }

  void delete(String key) {
    database.write(transaction ->
        transaction
            .handle()
            .createUpdate("delete from gatehouse_avatar_files where file_key = :key")
            .bind("key", key)
            .execute());
  }

  /** The file that may be shown under the key. */
  Optional<Shown> shown(String key) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select file.type, file.bytes
                from gatehouse_avatar_files file
                join gatehouse_avatars avatar on avatar.avatar_id = file.avatar_id
                where file.file_key = :key
                  and file.variant <> 'source'
                  and file.doomed_at is null
                """)
            .bind("key", key)
            .map((row, context) -> new Shown(row.getString("type"), row.getLong("bytes")))
            .findOne());
  }

  /** The sizes of the user's picture, the largest first. */
  List<Variant> variants(Owner owner) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select variant, file_key, type, width, height
                from gatehouse_avatar_files
                where user_id = :user
                  and avatar_id = :avatar
                  and variant <> 'source'
                  and doomed_at is null
                order by
                  case variant when 'original' then 0 when '800' then 1 when '400' then 2
                    when '200' then 3 else 4 end
                """)
            .bind("user", owner.user().value())
            .bind("avatar", owner.avatar())
            .map((row, context) -> variant(row))
            .list());
  }

  private static Variant variant(ResultSet row) throws SQLException {
    return new Variant(
        row.getString("variant"),
        row.getString("file_key"),
        row.getString("type"),
        row.getInt("width"),
        row.getInt("height"));
  }
}
