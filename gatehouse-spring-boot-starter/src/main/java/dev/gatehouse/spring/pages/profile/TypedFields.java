package dev.gatehouse.spring.pages.profile;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.userfield.FieldsForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was typed into custom fields, as values of their types.
 *
 * @param form the fields that were in the form, and no others
 * @param faults of what is longer than any field
 */
record TypedFields(FieldsForm form, List<FieldFault> faults) {
  static final TypedFields NONE = new TypedFields(FieldsForm.EMPTY, List.of());

  private static final int LONGEST_NUMBER = 140;
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

  /** The same with that field, of which the form says these values. */
  TypedFields with(CustomField field, List<String> typed) {
    var key = field.key().text();
    return switch (field.type()) {
      case TEXT, DATE, EMAIL, URL, SELECT, RADIO ->
          FieldView.single(typed).map(text -> set(key, text)).orElseGet(() -> without(key));
      case TEXTAREA ->
          FieldView.single(typed)
              .map(text -> set(key, LINE_END.matcher(text).replaceAll("\n")))
              .orElseGet(() -> without(key));
      case NUMBER ->
          FieldView.single(typed).map(text -> number(key, text)).orElseGet(() -> without(key));
      case BOOLEAN -> and(key, FieldValue.of(typed.contains("true")));
      case CHECKBOX -> {
        var chosen = typed.stream().filter(text -> !text.isEmpty()).toList();
        yield chosen.isEmpty() ? without(key) : and(key, FieldValue.of(chosen));
      }
    };
  }

  // what is no number is said to be none by whoever knows the field
  private TypedFields number(String key, String typed) {
    // a comma is what half the world writes, and nothing else in a number here
    return decimal(typed.replace(',', '.'))
        .map(number -> and(key, FieldValue.of(number)))
        .orElseGet(() -> set(key, typed));
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  private TypedFields set(String key, String text) {
    try {
      return and(key, FieldValue.of(text));
    } catch (IllegalArgumentException longerThanAnyField) {
      var more = new ArrayList<>(faults);
      more.add(new FieldFault(key, Reason.TOO_LONG));
      return new TypedFields(form, List.copyOf(more));
    }
  }

  private TypedFields and(String key, FieldValue value) {
    return new TypedFields(form.with(key, value), faults);
  }

  private TypedFields without(String key) {
    return new TypedFields(form.without(key), faults);
  }
}
