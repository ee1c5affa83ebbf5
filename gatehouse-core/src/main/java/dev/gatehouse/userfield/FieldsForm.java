package dev.gatehouse.userfield;

import dev.gatehouse.customfield.FieldValue;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to become of some fields of a user, by name.
 *
 * @param fields the fields that are to be set, or cleared where there is no value; {@code
 *     first_name}, {@code last_name}, {@code username}, {@code time_zone} and {@code locale} are
 *     texts of the profile, every other name is a custom field's
 */
public record FieldsForm(Map<String, Optional<FieldValue>> fields) {
  /** Changes nothing. */
  public static final FieldsForm EMPTY = new FieldsForm(Map.of());

  /** Keeps its own copy. */
  public FieldsForm {
    fields = Map.copyOf(fields);
  }

  /** The same with this field set too. */
  public FieldsForm with(String name, FieldValue value) {
    return and(name, Optional.of(value));
  }

  /** The same with this field set to that text. */
  public FieldsForm with(String name, String text) {
    return with(name, FieldValue.of(text));
  }

  /** The same with this field cleared too. */
  public FieldsForm without(String name) {
    return and(name, Optional.empty());
  }

  private FieldsForm and(String name, Optional<FieldValue> value) {
    var more = new TreeMap<>(fields);
    more.put(name, value);
    return new FieldsForm(more);
  }
}
