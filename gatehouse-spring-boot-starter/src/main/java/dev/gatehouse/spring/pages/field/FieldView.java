package dev.gatehouse.spring.pages.field;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.profile.ProfileField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * A field of a user as a page shows it.
 *
 * @param key its name in storage
 * @param label what people call it; empty for a field of the profile, whose name the page knows
 * @param type what it may hold, in lower case: that of a custom field, or a language or zone
 * @param required whether it must hold something
 * @param editable whether it is the user's to change
 * @param options what may be chosen
 * @param values what it holds, or what was typed
 */
public record FieldView(
    String key,
    String label,
    String type,
    boolean required,
    boolean editable,
    List<String> options,
    List<String> values) {
  private static final String PREFIX = "field.";

  /** A field of the profile. */
  public static FieldView of(ProfileField field, String value) {
    var type =
        switch (field) {
          case LOCALE -> "language";
          case TIME_ZONE -> "zone";
          case FIRST_NAME, LAST_NAME, USERNAME -> "text";
        };
    return new FieldView(field.key(), "", type, false, true, List.of(), List.of(value));
  }

  /** A custom field. */
  public static FieldView of(CustomField field, List<String> values) {
    return new FieldView(
        field.key().text(),
        field.label(),
        field.type().name().toLowerCase(Locale.ROOT),
        field.rules().required(),
        field.access().editedByUser(),
        field.options(),
        values);
  }

  /** What a field holds, as it stands in a form. */
  public static List<String> written(FieldValue value) {
    return value
        .texts()
        .or(() -> value.text().map(List::of))
        .or(() -> value.number().map(number -> List.of(number.toPlainString())))
        .or(() -> value.truth().map(truth -> List.of(truth.toString())))
        .orElseGet(() -> List.of(value.json()));
  }

  /** The name in the form of the field of that key. */
  public static String id(String key) {
    return PREFIX + key;
  }

  /** What the form says of the field of that key; empty when it says nothing of it. */
  public static Optional<List<String>> sent(String key, ServerRequest request) {
    return Optional.ofNullable(request.params().get(id(key))).filter(values -> !values.isEmpty());
  }

  /** The same with what was typed. */
  public FieldView with(List<String> typed) {
    return new FieldView(key, label, type, required, editable, options, typed);
  }

  /** Its name in the form. */
  public String id() {
    return id(key);
  }

  /** What it holds; empty for nothing. */
  public String value() {
    return values.stream().findFirst().orElse("");
  }

  /** The count of lines that the text takes, within reason. */
  public int rows() {
    return Math.clamp(value().lines().count() + 1, 3, 12);
  }

  /** Whether that is held, or chosen. */
  public boolean holds(String option) {
    return values.contains(option);
  }
}
