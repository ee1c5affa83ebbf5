package dev.gatehouse.spring.pages.field;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.userfield.FieldsForm;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What was typed into fields, as values of their types.
 *
 * @param form the fields that were in the form, and no others
 * @param faults of what is longer than any field
 */
public record TypedFields(FieldsForm form, List<FieldFault> faults) {
  /** Nothing yet. */
  public static final TypedFields NONE = new TypedFields(FieldsForm.EMPTY, List.of());

  private static final int LONGEST_NUMBER = 140;
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

  /** The values but for blanks around them and those that are nothing else. */
  public static List<String> said(List<String> typed) {
    return typed.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  /** The text as it is stored, whatever a browser sends at the end of a line. */
  public static String lines(String text) {
    return LINE_END.matcher(text).replaceAll("\n");
  }

  /** What a field of the type holds for whom these were said; empty for what none can hold. */
  public static Optional<FieldValue> value(FieldType type, List<String> said) {
    return switch (type) {
      case TEXT, DATE, EMAIL, URL, SELECT, RADIO -> fitting(() -> FieldValue.of(said.getFirst()));
      case TEXTAREA -> fitting(() -> FieldValue.of(lines(said.getFirst())));
      case NUMBER -> decimal(said.getFirst()).map(FieldValue::of);
      case BOOLEAN -> Optional.of(FieldValue.of(said.contains("true")));
      case CHECKBOX -> fitting(() -> FieldValue.of(said));
    };
  }

  /** The number that was typed; empty for what is none. */
  public static Optional<BigDecimal> decimal(String typed) {
    try {
      // a comma is what half the world writes, and nothing else in a number here
      return typed.length() > LONGEST_NUMBER
          ? Optional.empty()
          : Optional.of(new BigDecimal(typed.replace(',', '.')));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  // what is longer than all fields together is no value
  private static Optional<FieldValue> fitting(Supplier<FieldValue> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException tooLong) {
      return Optional.empty();
    }
  }

  /** The same with a field of the profile. */
  public TypedFields with(String key, String text) {
    return new TypedFields(form.with(key, text), faults);
  }

  /** The same with that field, which is emptied where nothing is said. */
  public TypedFields with(CustomField field, List<String> said) {
    var key = field.key().text();
    if (said.isEmpty()) {
      return new TypedFields(form.without(key), faults);
    }
    // what is no number goes on as it is: whoever knows the field says so, with all other faults
    return value(field.type(), said)
        .or(() -> value(FieldType.TEXT, said))
        .map(value -> new TypedFields(form.with(key, value), faults))
        .orElseGet(() -> tooLong(key));
  }

  private TypedFields tooLong(String key) {
    var more = Stream.concat(faults.stream(), Stream.of(new FieldFault(key, Reason.TOO_LONG)));
    return new TypedFields(form, more.toList());
  }
}
