package dev.gatehouse.housekeeping;

import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;

/** The one row that says when housekeeping is due. */
final class DutyRepository {
  /** Takes the duty if it is due, until it is due again; of simultaneous nodes one does. */
  boolean take(Transaction transaction, Instant now, Instant next) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_duty
                set due_at = :next
                where due_at <= :now
                """)
            .bind("now", now)
            .bind("next", next)
            .execute()
        == 1;
  }
}
