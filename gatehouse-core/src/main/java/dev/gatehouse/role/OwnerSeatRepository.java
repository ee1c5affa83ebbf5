package dev.gatehouse.role;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;

/** The one seat of the first owner, whose row is also the lock of everything about owners. */
final class OwnerSeatRepository {
  /** Takes the seat if it has never been taken; of simultaneous takers one succeeds. */
  boolean take(Transaction transaction, UserId user, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_owner_seat
                set taken_by = :user,
                    taken_at = :now
                where taken_at is null
                """)
            .bind("user", user.value())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Waits for every other transaction that holds the lock, and holds it to the end of this one. */
  void lock(Transaction transaction) {
    transaction
        .handle()
        .createUpdate("update gatehouse_owner_seat set locked = locked + 1")
        .execute();
  }
}
