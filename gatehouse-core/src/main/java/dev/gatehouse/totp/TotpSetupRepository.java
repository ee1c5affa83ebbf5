package dev.gatehouse.totp;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.keys.Sealed;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table of secrets that wait for their first code. */
final class TotpSetupRepository {
  /** A waiting secret as stored. */
  record Row(UUID id, UserId user, String sealed, long credentialVersion, Instant expiresAt) {}

  void put(Transaction transaction, Row row) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_totp_setups (user_id, id, sealed, credential_version, expires_at)
            values (:user, :id, :sealed, :version, :expiresAt)
            on conflict (user_id) do update
            set id = excluded.id,
                sealed = excluded.sealed,
                credential_version = excluded.credential_version,
                expires_at = excluded.expires_at
            """)
        .bind("user", row.user().value())
        .bind("id", row.id())
        .bind("sealed", row.sealed())
        .bind("version", row.credentialVersion())
        .bind("expiresAt", row.expiresAt())
        .execute();
  }

  Optional<Row> find(Handle handle, UserId user, Instant now) {
    return handle
        .createQuery(
            """
            select s.id, s.user_id, s.sealed, s.credential_version, s.expires_at
            from gatehouse_totp_setups s
            join gatehouse_users u on u.id = s.user_id
            where s.user_id = :user
              and s.expires_at > :now
              and u.credential_version = s.credential_version
            """)
        .bind("user", user.value())
        .bind("now", now)
        .map((row, context) -> row(row))
        .findOne();
  }

  /** Puts the value in the place of the one before it, if that is still there. */
  static boolean swap(Transaction transaction, Sealed.Swap swap) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_totp_setups
                set sealed = :after
                where user_id = :id
                  and sealed = :before
                """)
            .bind("after", swap.after())
            .bind("id", swap.id())
            .bind("before", swap.before())
            .execute()
        == 1;
  }

  boolean delete(Transaction transaction, UserId user, UUID id) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_totp_setups where user_id = :user and id = :id")
            .bind("user", user.value())
            .bind("id", id)
            .execute()
        == 1;
  }

  int purge(Transaction transaction, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_totp_setups
            where expires_at <= :now
            """)
        .bind("now", now)
        .execute();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        UUID.fromString(row.getString("id")),
        new UserId(UUID.fromString(row.getString("user_id"))),
        row.getString("sealed"),
        row.getLong("credential_version"),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
