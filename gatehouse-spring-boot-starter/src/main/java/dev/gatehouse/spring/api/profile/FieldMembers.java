package dev.gatehouse.spring.api.profile;

import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonMembers;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.userfield.FieldsForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.util.RawValue;

/** Fields by their names, as JSON: null clears one. */
public final class FieldMembers {
  // every custom field there may be, and those of the profile
  private static final int MOST = 105;

  private FieldMembers() {}

  /** The shape, whose member {@code fields} is such an object. */
  public static JsonShape in(JsonShape shape) {
    return shape.where("fields", new JsonKind.Named(MOST));
  }

  /** What came of reading the member {@code fields}. */
  public record Reading(FieldsForm form, List<FieldFault> faults) {}

  /** What the member {@code fields} says; a value that no field can hold is a fault. */
  public static Reading read(JsonMembers body) {
    var form = FieldsForm.EMPTY;
    var faults = new ArrayList<FieldFault>();
    for (var field : body.named("fields").entrySet()) {
      var value = field.getValue().flatMap(FieldValue::parse);
      if (value.isEmpty() && field.getValue().isPresent()) {
        faults.add(new FieldFault(field.getKey(), FieldFault.Reason.MALFORMED));
      }
      form =
          value.isPresent() ? form.with(field.getKey(), value.get()) : form.without(field.getKey());
    }
    return new Reading(form, List.copyOf(faults));
  }

  /** The values as they are written. */
  public static SortedMap<String, RawValue> written(SortedMap<String, FieldValue> fields) {
    var written = new TreeMap<String, RawValue>();
    fields.forEach((name, value) -> written.put(name, raw(value)));
    return written;
  }

  /** The same of custom fields alone. */
  public static SortedMap<String, RawValue> custom(SortedMap<FieldKey, FieldValue> fields) {
    var written = new TreeMap<String, RawValue>();
    fields.forEach((key, value) -> written.put(key.text(), raw(value)));
    return written;
  }

  /** One value as it is written. */
  public static Optional<RawValue> written(Optional<FieldValue> value) {
    return value.map(FieldMembers::raw);
  }

  private static RawValue raw(FieldValue value) {
    return new RawValue(value.json());
  }
}
