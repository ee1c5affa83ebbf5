package dev.gatehouse.emailchange;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table of changes that can be undone. */
final class UndoRepository {
  /**
   * A change that can be undone.
   *
   * @param user whose address it changed
   * @param before the address that comes back
   * @param credentialVersion the state of the credentials that the change made; it counts up, so it
   *     tells which of a user's changes came first
   * @param changedAt when it was made
   */
  record Undo(UserId user, long credentialVersion, EmailAddress before, Instant changedAt) {}

  void insert(Transaction transaction, Digest digest, Undo undo, Instant expiresAt) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_email_undos
              (digest, user_id, credential_version, old_email, old_canonical, changed_at,
               expires_at)
            values (:digest, :user, :version, :before, :canonical, :changedAt, :expiresAt)
            """)
        .bind("digest", digest.bytes())
        .bind("user", undo.user().value())
        .bind("version", undo.credentialVersion())
        .bind("before", undo.before().typed())
        .bind("canonical", undo.before().canonical())
        .bind("changedAt", undo.changedAt())
        .bind("expiresAt", expiresAt)
        .execute();
  }

  boolean alive(Handle handle, Digest digest, Instant now) {
    return handle
        .createQuery(
            """
            select 1
            from gatehouse_email_undos
            where digest = :digest
              and expires_at > :now
            """)
        .bind("digest", digest.bytes())
        .bind("now", now)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Ends the undo and says what it undoes; of simultaneous tries one succeeds. */
  Optional<Undo> redeem(Transaction transaction, Digest digest, Instant now) {
    return transaction
        .handle()
        .createQuery(
            """
            delete from gatehouse_email_undos
            where digest = :digest
              and expires_at > :now
            returning user_id, credential_version, old_email, changed_at
            """)
        .bind("digest", digest.bytes())
        .bind("now", now)
        .map((row, context) -> undo(row))
        .findOne();
  }

  /** Ends the undos of the user's later changes, which were an intruder's if that one was. */
  void endLater(Transaction transaction, Undo undo) {
    transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_email_undos
            where user_id = :user
              and credential_version > :version
            """)
        .bind("user", undo.user().value())
        .bind("version", undo.credentialVersion())
        .execute();
  }

  int purge(Transaction transaction, Instant now) {
    return transaction
        .handle()
        .createUpdate("delete from gatehouse_email_undos where expires_at <= :now")
        .bind("now", now)
        .execute();
  }

  private static Undo undo(ResultSet row) throws SQLException {
    return new Undo(
        new UserId(UUID.fromString(row.getString("user_id"))),
        row.getLong("credential_version"),
        EmailAddress.parse(row.getString("old_email")).orElseThrow(),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }
}
