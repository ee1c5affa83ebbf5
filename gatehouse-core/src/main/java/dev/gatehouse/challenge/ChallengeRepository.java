package dev.gatehouse.challenge;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table of challenges. */
final class ChallengeRepository {
  void insert(Transaction transaction, Digest digest, Challenge challenge) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_challenges
              (digest, user_id, credential_version, lasting, tries, expires_at)
            values
              (:digest, :user, :version, :lasting, 0, :expiresAt)
            """)
        .bind("digest", digest.bytes())
        .bind("user", challenge.user().value())
        .bind("version", challenge.credentialVersion())
        .bind("lasting", challenge.lasting())
        .bind("expiresAt", challenge.expiresAt())
        .execute();
  }

  Optional<Challenge> find(Handle handle, Digest digest, Instant now) {
    return handle
        .createQuery(
            """
            select c.user_id, c.credential_version, c.lasting, c.expires_at
            from gatehouse_challenges c
            join gatehouse_users u on u.id = c.user_id
            where c.digest = :digest
              and c.expires_at > :now
              and u.active
              and u.credential_version = c.credential_version
            """)
        .bind("digest", digest.bytes())
        .bind("now", now)
        .map((row, context) -> challenge(row))
        .findOne();
  }

  Optional<Challenge> count(Transaction transaction, Digest digest, int most, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            update gatehouse_challenges
            set tries = tries + 1
            where digest = :digest
              and tries < :most
              and expires_at > :now
              and exists (
                select 1
                from gatehouse_users u
                where u.id = gatehouse_challenges.user_id
                  and u.active
                  and u.credential_version = gatehouse_challenges.credential_version)
            returning user_id, credential_version, lasting, expires_at
            """)
        .bind("digest", digest.bytes())
        .bind("most", most)
        .bind("now", now)
        .map((row, context) -> challenge(row))
        .findOne();
  }

  boolean delete(Transaction transaction, Digest digest) {
    return transaction
            .handle()
            .createUpdate("delete from gatehouse_challenges where digest = :digest")
            .bind("digest", digest.bytes())
            .execute()
        == 1;
  }

  int purge(Transaction transaction, Instant now) {
    return transaction
        .handle()
        .createUpdate("delete from gatehouse_challenges where expires_at <= :now")
        .bind("now", now)
        .execute();
  }

  private static Challenge challenge(ResultSet row) throws SQLException {
    return new Challenge(
        new UserId(UUID.fromString(row.getString("user_id"))),
        row.getLong("credential_version"),
        row.getBoolean("lasting"),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
