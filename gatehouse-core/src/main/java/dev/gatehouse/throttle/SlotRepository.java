package dev.gatehouse.throttle;

import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.internal.sql.Transaction;
import java.time.Instant;
import java.util.List;

/** The slots that are taken, and those that have run out and wait to be taken again or purged. */
final class SlotRepository {
  private final Database database;

  SlotRepository(Database database) {
    this.database = database;
  }

  /** Those still taken, the first to fall free first. */
  List<Slot> taken(String key, Instant now) {
    return database.read(handle ->
        handle
            .createQuery(
                """
                select number, taken_until
                from gatehouse_throttle_slots
                where subject_key = :key
                  and taken_until > :now
                order by taken_until
                """)
            .bind("key", key)
            .bind("now", now)
            .map((row, context) ->
                new Slot(
                    key, row.getInt("number"), Instant.ofEpochMilli(row.getLong("taken_until"))))
            .list());
  }

  /** Takes the slot if it is free; of simultaneous takers one succeeds. */
  boolean take(Transaction transaction, Slot slot, Instant now) {
    return transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_throttle_slots (subject_key, number, taken_until)
                values (:key, :number, :until)
                on conflict (subject_key, number) do update
                set taken_until = excluded.taken_until
                where gatehouse_throttle_slots.taken_until <= :now
                """)
            .bind("key", slot.key())
            .bind("number", slot.number())
            .bind("until", slot.until())
            .bind("now", now)
            .execute()
        == 1;
  }

  void release(Transaction transaction, Slot slot) {
    transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_throttle_slots
            where subject_key = :key
              and number = :number
              and taken_until = :until
            """)
        .bind("key", slot.key())
        .bind("number", slot.number())
        .bind("until", slot.until())
        .execute();
  }

  /** Removes what has run out. */
  int purge(Instant now) {
    return database.write(transaction ->
        transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_throttle_slots
                where taken_until <= :now
                """)
            .bind("now", now)
            .execute());
  }
}
