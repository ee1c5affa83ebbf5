package dev.gatehouse.spring.pages.profile;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A custom field as the page shows it.
 *
 * @param id its name in the form
 * @param label what people call it
 * @param type what it may hold, in lower case
 * @param required whether it must hold something
 * @param editable whether it is the user's to change
 * @param options what may be chosen
 * @param values what it holds, or what was typed
 */
record FieldView(
    String id,
    String label,
    String type,
    boolean required,
    boolean editable,
    List<String> options,
    List<String> values) {
  private static final String PREFIX = "custom.";

  /** The name of the field in the form. */
  static String id(String key) {
    return PREFIX + key;
  }

  static FieldView of(CustomField field, List<String> values) {
    return new FieldView(
        id(field.key().text()),
        field.label(),
        field.type().name().toLowerCase(Locale.ROOT),
        field.rules().required(),
        field.access().editedByUser(),
        field.options(),
        values);
  }

  /** What the field holds, as it stands in a form. */
  static List<String> written(FieldValue value) {
    return value
        .texts()
        .or(() -> value.text().map(List::of))
        .or(() -> value.number().map(number -> List.of(number.toPlainString())))
        .or(() -> value.truth().map(truth -> List.of(truth.toString())))
        .orElseGet(() -> List.of(value.json()));
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

  static Optional<String> single(List<String> typed) {
    return typed.stream().findFirst().map(String::strip).filter(text -> !text.isEmpty());
  }
}
