package dev.gatehouse.secondfactor;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of failures in a row. */
final class FactorFailureRepository {
  /** How often a factor has failed in a row, and when it may be tried again. */
  record Row(int failures, Instant nextTryAt) {}

  /** Counts one more try, if one is allowed now, and says the count. */
  Optional<Integer> count(Transaction transaction, Try oneTry) {
    return transaction
        .handle()
        .createQuery(
            """
            insert into gatehouse_factor_failures (user_id, factor, failures, next_try_at)
            values (:user, :factor, 1, :now)
            on conflict (user_id, factor) do update
            set failures = gatehouse_factor_failures.failures + 1,
                next_try_at = :now + case
                  when gatehouse_factor_failures.failures >= 49 then :long
                  when gatehouse_factor_failures.failures >= 19 then :medium
                  when gatehouse_factor_failures.failures >= 9 then :short
                  else 0
                end
            where gatehouse_factor_failures.failures < :most
              and gatehouse_factor_failures.next_try_at <= :now
            returning failures
            """)
        .bindMap(oneTry.values())
        .mapTo(Integer.class)
        .findOne();
  }

  /** One try of a user's factor. */
  record Try(UserId user, String factor, Instant at) {
    Map<String, Object> values() {
      return Map.of(
          "user", user.value(),
          "factor", factor,
          "now", at.toEpochMilli(),
          "short", FactorChecks.SHORT_WAIT.toMillis(),
          "medium", FactorChecks.MEDIUM_WAIT.toMillis(),
          "long", FactorChecks.LONG_WAIT.toMillis(),
          "most", FactorChecks.MOST_FAILURES);
    }
  }

  Optional<Row> find(Handle handle, UserId user, String factor) {
    return handle
        .createQuery(
            """
            select failures, next_try_at
            from gatehouse_factor_failures
            where user_id = :user
              and factor = :factor
            """)
        .bind("user", user.value())
        .bind("factor", factor)
        .map((row, context) ->
            new Row(row.getInt("failures"), Instant.ofEpochMilli(row.getLong("next_try_at"))))
        .findOne();
  }

  /** Counts one less; a wait that has begun goes on. */
  boolean takeBack(Transaction transaction, UserId user, String factor) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_factor_failures
                set failures = failures - 1
                where user_id = :user
                  and factor = :factor
                  and failures > 0
                """)
            .bind("user", user.value())
            .bind("factor", factor)
            .execute()
        == 1;
  }

  void clear(Transaction transaction, UserId user, String factor) {
    transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_factor_failures
            where user_id = :user
              and factor = :factor
            """)
        .bind("user", user.value())
        .bind("factor", factor)
        .execute();
  }

  void clear(Transaction transaction, UserId user) {
    transaction
        .handle()
        .createUpdate("delete from gatehouse_factor_failures where user_id = :user")
        .bind("user", user.value())
        .execute();
  }
}
