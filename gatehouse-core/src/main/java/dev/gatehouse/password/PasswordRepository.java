package dev.gatehouse.password;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of password hashes. */
final class PasswordRepository {
  private final Database database;

  PasswordRepository(Database database) {
    this.database = database;
  }

  void put(Transaction transaction, UserId user, PasswordHash hash, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_passwords (user_id, hash, changed_at, must_change)
            values (:user, :hash, :now, false)
            on conflict (user_id) do update
            set hash = excluded.hash,
                changed_at = excluded.changed_at,
                must_change = excluded.must_change
            """)
        .bind("user", user.value())
        .bind("hash", hash.text())
        .bind("now", now)
        .execute();
  }

  boolean delete(Transaction transaction, UserId user) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_passwords where user_id = :user")
            .bind("user", user.value())
            .execute()
        == 1;
  }

  boolean putFirst(Transaction transaction, UserId user, PasswordHash hash, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_passwords (user_id, hash, changed_at, must_change)
                select id, :hash, :now, false
                from gatehouse_users
                where id = :user
                on conflict (user_id) do nothing
                """)
            .bind("user", user.value())
            .bind("hash", hash.text())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Puts another hash of the same password in the place of the one that was checked. */
  boolean replace(Transaction transaction, StoredPassword checked, PasswordHash hash) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_passwords
                set hash = :hash
                where user_id = :user
                  and hash = :checked
                """)
            .bind("user", checked.user().value())
            .bind("checked", checked.hash().text())
            .bind("hash", hash.text())
            .execute()
        == 1;
  }

  void demandChange(Transaction transaction, UserId user) {
    transaction
        .handle()
        .createUpdate(
            """
            update gatehouse_passwords
            set must_change = true
            where user_id = :user
            """)
        .bind("user", user.value())
        .execute();
  }

  boolean mustChange(Transaction transaction, UserId user) {
    return transaction
        .handle()
        .createQuery(
            """
            select 1
            from gatehouse_passwords
            where user_id = :user
              and must_change
            """)
        .bind("user", user.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  Optional<StoredPassword> find(EmailAddress email) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select u.id, u.credential_version, p.hash
                from gatehouse_users u
                join gatehouse_passwords p on p.user_id = u.id
                where u.email_canonical = :email
                """)
            .bind("email", email.canonical())
            .map((row, context) -> stored(row))
            .findOne());
  }

  Optional<StoredPassword> find(UserId user) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select u.id, u.credential_version, p.hash
                from gatehouse_users u
                join gatehouse_passwords p on p.user_id = u.id
                where u.id = :user
                """)
            .bind("user", user.value())
            .map((row, context) -> stored(row))
            .findOne());
  }

  private static StoredPassword stored(ResultSet row) throws SQLException {
    return new StoredPassword(
        new UserId(UUID.fromString(row.getString("id"))),
        row.getLong("credential_version"),
        new PasswordHash(row.getString("hash")));
  }
}
