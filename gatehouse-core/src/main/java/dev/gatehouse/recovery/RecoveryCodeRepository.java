package dev.gatehouse.recovery;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.internal.token.Digest;
import dev.gatehouse.user.UserId;
import org.jdbi.v3.core.Handle;

/** The table of recovery codes that are not used yet. */
final class RecoveryCodeRepository {
  void insert(Transaction transaction, UserId user, Digest digest) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_recovery_codes (digest, user_id)
            values (:digest, :user)
            """)
        .bind("digest", digest.bytes())
        .bind("user", user.value())
        .execute();
  }

  boolean delete(Transaction transaction, UserId user, Digest digest) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_recovery_codes
                where digest = :digest
                  and user_id = :user
                """)
            .bind("digest", digest.bytes())
            .bind("user", user.value())
            .execute()
        == 1;
  }

  void deleteAll(Transaction transaction, UserId user) {
    transaction
        .handle()
        .createUpdate("delete from gatehouse_recovery_codes where user_id = :user")
        .bind("user", user.value())
        .execute();
  }

  int count(Handle handle, UserId user) {
    return handle
        .createQuery("select count(*) from gatehouse_recovery_codes where user_id = :user")
        .bind("user", user.value())
        .mapTo(Integer.class)
        .one();
  }
}
