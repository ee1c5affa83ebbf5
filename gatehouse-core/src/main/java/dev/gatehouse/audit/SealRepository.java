package dev.gatehouse.audit;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.keys.Sealed;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** The tables of the chain: its seals, and the mark at its end. */
final class SealRepository {
  private static final RowMapper<StoredHead> HEAD =
      (row, context) ->
          new StoredHead(row.getLong("number"), Optional.ofNullable(row.getString("sealed")));

  private final Database database;

  SealRepository(Database database) {
    this.database = database;
  }

  /** The mark at the end of the chain, as stored. */
  record StoredHead(long number, Optional<String> sealed) {}

  /** Reads the mark and holds it until the transaction ends, so that one node at a time seals. */
  Optional<StoredHead> lockHead(Transaction transaction) {
    return transaction
        .handle()
        .createQuery(
            """
            update gatehouse_audit_head
            set locked = locked + 1
            where name = 'head'
            returning number, sealed
            """)
        .map(HEAD)
        .findOne();
  }

  Optional<StoredHead> head() {
    return database.read(handle ->
        handle
            .createQuery("select number, sealed from gatehouse_audit_head where name = 'head'")
            .map(HEAD)
            .findOne());
  }

  void moveHead(Transaction transaction, StoredHead head) {
    transaction
        .handle()
        .createUpdate(
            """
            update gatehouse_audit_head
            set number = :number,
              sealed = :sealed
            where name = 'head'
            """)
        .bind("number", head.number())
        .bind("sealed", head.sealed().orElseThrow())
        .execute();
  }

  /** Puts the value in the place of the one before it, if that is still there. */
  static boolean swapHead(Transaction transaction, Sealed.Swap swap) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_audit_head
                set sealed = :after
                where name = :id
                  and sealed = :before
                """)
            .bind("after", swap.after())
            .bind("id", swap.id())
            .bind("before", swap.before())
            .execute()
        == 1;
  }

  boolean exists(Transaction transaction, long number) {
    return transaction
        .handle()
        .createQuery("select number from gatehouse_audit_seals where number = :number")
        .bind("number", number)
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  void insert(Transaction transaction, long number, String sealed, Instant now) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_audit_seals (number, sealed, sealed_at)
            values (:number, :sealed, :now)
            """)
        .bind("number", number)
        .bind("sealed", sealed)
        .bind("now", now)
        .execute();
  }

  /** Puts the value in the place of the one before it, if that is still there. */
  static boolean swapSeal(Transaction transaction, Sealed.Swap swap) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_audit_seals
                set sealed = :after
                where number = :id
                  and sealed = :before
                """)
            .bind("after", swap.after())
            .bind("id", swap.id())
            .bind("before", swap.before())
            .execute()
        == 1;
  }

  Optional<String> find(long number) {
    return database.read(handle ->
        handle
            .createQuery("select sealed from gatehouse_audit_seals where number = :number")
            .bind("number", number)
            .mapTo(String.class)
            .findOne());
  }

  /** The first seal beyond the present end of the chain, or before its beginning. */
  Optional<Long> stray() {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select number
                from gatehouse_audit_seals
                where number < 1
                   or number > (select number from gatehouse_audit_head where name = 'head')
                order by number
                limit 1
                """)
            .mapTo(Long.class)
            .findOne());
  }
}
