package dev.gatehouse.preference;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.user.UserId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table of preferences. */
final class PreferenceRepository {
  SortedMap<PreferenceName, String> of(Handle handle, UserId user) {
    return handle
        .createQuery(
            """
            select name, content
            from gatehouse_preferences
            where user_id = :user
            """)
        .bind("user", user.value())
        .map((row, context) ->
            Map.entry(new PreferenceName(row.getString("name")), row.getString("content")))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
  }

  void put(Transaction transaction, UserId user, PreferenceName name, String content) {
    transaction
        .handle()
        .createUpdate(
            """
            insert into gatehouse_preferences (user_id, name, content)
            values (:user, :name, :content)
            on conflict (user_id, name) do update
            set content = excluded.content
            """)
        .bind("user", user.value())
        .bind("name", name.text())
        .bind("content", content)
        .execute();
  }

  boolean delete(Transaction transaction, UserId user, PreferenceName name) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_preferences
                where user_id = :user
                  and name = :name
                """)
            .bind("user", user.value())
            .bind("name", name.text())
            .execute()
        == 1;
  }
}
