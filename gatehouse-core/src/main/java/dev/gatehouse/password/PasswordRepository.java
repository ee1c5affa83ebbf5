package dev.gatehouse.password;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The table of password hashes. */
final class PasswordRepository {
  private final Database database;

  PasswordRepository(Database database) {
    this.database = database;
  }

  void insert(Transaction transaction, UserId user, PasswordHash hash, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_passwords (user_id, hash, changed_at)
            values (:user, :hash, :now)
            """)
        .bind("user", user.value())
        .bind("hash", hash.text())
        .bind("now", now)
        .execute();
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
            .map((row, context) ->
                new StoredPassword(
                    new UserId(UUID.fromString(row.getString("id"))),
                    row.getLong("credential_version"),
                    row.getString("hash")))
            .findOne());
  }
}
