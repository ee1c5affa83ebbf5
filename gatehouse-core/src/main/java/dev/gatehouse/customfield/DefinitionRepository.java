package dev.gatehouse.customfield;

import dev.gatehouse.internal.sql.Transaction;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of what the custom fields are. */
final class DefinitionRepository {
  List<CustomField> list(Handle handle) {
    return handle
        .createQuery(
            """
            select field_key, label, type, options, initial, required, least, most, pattern,
              seen_by_user, edited_by_user, sensitive, enabled
            from gatehouse_custom_field_definitions
            order by position, field_key
            """)
        .map((row, context) -> field(row))
        .list();
  }

  /** Adds the definition behind the others, unless there is one of that key. */
  boolean insert(Transaction transaction, CustomField field) {
    return transaction
            .handle()
            .createUpdate(
                """
                insert into gatehouse_custom_field_definitions
                  (field_key, label, type, options, initial, required, least, most, pattern,
                   seen_by_user, edited_by_user, sensitive, enabled, position)
                select :key, :label, :type, :options, :initial, :required, :least, :most, :pattern,
                  :seenByUser, :editedByUser, :sensitive, :enabled, coalesce(max(position), 0) + 1
                from gatehouse_custom_field_definitions
                where true
                on conflict (field_key) do nothing
                """)
            .bindMap(columns(field))
            .execute()
        == 1;
  }

  boolean update(Transaction transaction, CustomField field) {
    return transaction
            .handle()
            .createUpdate(
                """
                update gatehouse_custom_field_definitions
                set label = :label,
                    type = :type,
                    options = :options,
                    initial = :initial,
                    required = :required,
                    least = :least,
                    most = :most,
                    pattern = :pattern,
                    seen_by_user = :seenByUser,
                    edited_by_user = :editedByUser,
                    sensitive = :sensitive,
                    enabled = :enabled
                where field_key = :key
                """)
            .bindMap(columns(field))
            .execute()
        == 1;
  }

  boolean delete(Transaction transaction, FieldKey key) {
    return transaction
            .handle()
            .createUpdate(
                """
                delete from gatehouse_custom_field_definitions
                where field_key = :key
                """)
            .bind("key", key.text())
            .execute()
        == 1;
  }

  void place(Transaction transaction, FieldKey key, int position) {
    transaction
        .handle()
        .createUpdate(
            """
            update gatehouse_custom_field_definitions
            set position = :position
            where field_key = :key
            """)
        .bind("key", key.text())
        .bind("position", position)
        .execute();
  }

  private static Map<String, @Nullable Object> columns(CustomField field) {
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("key", field.key().text());
    columns.put("label", field.label());
    columns.put("type", field.type().name());
    columns.put("options", FieldValue.of(field.options()).json());
    columns.put("initial", field.initial().map(FieldValue::json).orElse(null));
    columns.put("required", field.rules().required());
    columns.put("least", field.rules().least().map(BigDecimal::toString).orElse(null));
    columns.put("most", field.rules().most().map(BigDecimal::toString).orElse(null));
    columns.put("pattern", field.rules().pattern().orElse(null));
    columns.put("seenByUser", field.access().seenByUser());
    columns.put("editedByUser", field.access().editedByUser());
    columns.put("sensitive", field.access().sensitive());
    columns.put("enabled", field.enabled());
    return columns;
  }

  private static CustomField field(ResultSet row) throws SQLException {
    return new CustomField(
        new FieldKey(row.getString("field_key")),
        row.getString("label"),
        FieldType.valueOf(row.getString("type")),
        new FieldValue(row.getString("options")).texts().orElseThrow(),
        Optional.ofNullable(row.getString("initial")).map(FieldValue::new),
        new CustomField.Rules(
            row.getBoolean("required"),
            Optional.ofNullable(row.getString("least")).map(BigDecimal::new),
            Optional.ofNullable(row.getString("most")).map(BigDecimal::new),
            Optional.ofNullable(row.getString("pattern"))),
        new CustomField.Access(
            row.getBoolean("seen_by_user"),
            row.getBoolean("edited_by_user"),
            row.getBoolean("sensitive")),
        row.getBoolean("enabled"));
  }
}
