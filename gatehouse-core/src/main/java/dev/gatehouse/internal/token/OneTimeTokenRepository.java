package dev.gatehouse.internal.token;

import dev.gatehouse.internal.sql.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of one-time tokens. */
final class OneTimeTokenRepository {
  /** What is stored of a token; the rest is taken from its user's row. */
  record Row(Digest digest, Purpose purpose, UUID user, @Nullable String carried) {}

  /** Stores the token in place of the one before it; of simultaneous ones the last stays. */
  void put(Transaction transaction, Row row, Instant expiresAt) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_one_time_tokens
              (digest, purpose, user_id, sent_to, credential_version, expires_at, carried)
            select :digest, :purpose, id, email_canonical, credential_version, :expiresAt, :carried
            from gatehouse_users
            where id = :user
            on conflict (user_id, purpose) do update
            set digest = excluded.digest,
                sent_to = excluded.sent_to,
                credential_version = excluded.credential_version,
                expires_at = excluded.expires_at,
                carried = excluded.carried
            """)
        .bind("digest", row.digest().bytes())
        .bind("purpose", row.purpose().code())
        .bind("user", row.user())
        .bind("expiresAt", expiresAt)
        .bind("carried", row.carried())
        .execute();
  }

  Optional<UUID> find(Handle handle, Purpose purpose, Digest digest, Instant now) {
    return handle
        .createQuery(
            """
            select t.user_id
            from gatehouse_one_time_tokens t
            join gatehouse_users u on u.id = t.user_id
            where t.digest = :digest
              and t.purpose = :purpose
              and t.expires_at > :now
              and (u.active or :inactive)
              and u.email_canonical = t.sent_to
              and u.credential_version = t.credential_version
            """)
        .bind("digest", digest.bytes())
        .bind("purpose", purpose.code())
        .bind("inactive", purpose.forInactive())
        .bind("now", now)
        .map((row, context) -> UUID.fromString(row.getString("user_id")))
        .findOne();
  }

  Optional<Redeemed> redeem(Transaction transaction, Purpose purpose, Digest digest, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            delete from gatehouse_one_time_tokens
            where digest = :digest
              and purpose = :purpose
              and expires_at > :now
              and exists (
                select 1
                from gatehouse_users u
                where u.id = gatehouse_one_time_tokens.user_id
                  and (u.active or :inactive)
                  and u.email_canonical = gatehouse_one_time_tokens.sent_to
                  and u.credential_version = gatehouse_one_time_tokens.credential_version)
            returning user_id, credential_version, carried
            """)
        .bind("digest", digest.bytes())
        .bind("purpose", purpose.code())
        .bind("inactive", purpose.forInactive())
        .bind("now", now)
        .map((row, context) -> redeemed(row))
        .findOne();
  }

  int purge(Transaction transaction, Instant now) {
    return transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_one_time_tokens
            where expires_at <= :now
            """)
        .bind("now", now)
        .execute();
  }

  private static Redeemed redeemed(ResultSet row) throws SQLException {
    return new Redeemed(
        UUID.fromString(row.getString("user_id")),
        row.getLong("credential_version"),
        Optional.ofNullable(row.getString("carried")));
  }
}
