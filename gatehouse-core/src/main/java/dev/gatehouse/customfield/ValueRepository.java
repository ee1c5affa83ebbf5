package dev.gatehouse.customfield;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table of what the users' custom fields hold: one row for a field of a user. */
final class ValueRepository {
  SortedMap<FieldKey, FieldValue> of(Handle handle, UserId user) {
    return handle
        .createQuery(
            """
            select field_key, content
            from gatehouse_custom_field_values
            where user_id = :user
            """)
        .bind("user", user.value())
        .map((row, context) ->
            Map.entry(
                new FieldKey(row.getString("field_key")), new FieldValue(row.getString("content"))))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
  }

  /** What those fields of those users hold; nothing of a user without any. */
  Map<UserId, Map<FieldKey, FieldValue>> of(Handle handle, Set<UserId> users, Set<FieldKey> keys) {
    return handle
        .createQuery(
            """
            select user_id, field_key, content
            from gatehouse_custom_field_values
            where user_id in (<users>)
              and field_key in (<keys>)
            """)
        .bindList("users", users.stream().map(UserId::value).toList())
        .bindList("keys", keys.stream().map(FieldKey::text).toList())
        .reduceRows(
            new HashMap<>(),
            (held, row) -> {
              var user = new UserId(UUID.fromString(row.getColumn("user_id", String.class)));
              held.computeIfAbsent(user, first -> new HashMap<>())
                  .put(
                      new FieldKey(row.getColumn("field_key", String.class)),
                      new FieldValue(row.getColumn("content", String.class)));
              return held;
            });
  }

  void put(Transaction transaction, UserId user, FieldKey key, FieldValue value) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_custom_field_values (user_id, field_key, content)
            values (:user, :key, :content)
            on conflict (user_id, field_key) do update
            set content = excluded.content
            """)
        .bind("user", user.value())
        .bind("key", key.text())
        .bind("content", value.json())
        .execute();
  }

  void delete(Transaction transaction, UserId user, FieldKey key) {
    transaction
        .handle()
        .createUpdate(
            """
            delete from gatehouse_custom_field_values
            where user_id = :user
              and field_key = :key
            """)
        .bind("user", user.value())
        .bind("key", key.text())
        .execute();
  }
}
