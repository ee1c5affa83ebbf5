package dev.gatehouse.spring.pages.admin.userfield;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.userfield.FieldsForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What was typed into custom fields, as values of their types.
 *
 * @param faults of what no field of the type can hold
 */
public record TypedFields(FieldsForm form, List<FieldFault> faults) {
  private static final TypedFields NONE = new TypedFields(FieldsForm.EMPTY, List.of());

  private static final int LONGEST_NUMBER = 140;
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

  /**
   * What was changed in the form of the request, and nothing else of it: the rest would undo what
   * somebody else has changed meanwhile.
   */
  public static TypedFields of(ServerRequest request, List<CustomField> custom) {
    var marks = List.of(request.param(ShownFields.MARKS).orElse("").split(" "));
    var typed = NONE;
    for (var field : ProfileField.values()) {
      var values = changed(field.key(), marks, request);
      if (values.isPresent()) {
        typed = typed.with(field.key(), values.get().stream().findFirst().orElse(""));
      }
    }
    for (var field : custom) {
      var values = changed(field.key().text(), marks, request);
      if (values.isPresent()) {
        typed = typed.with(field, values.get());
      }
    }
    return typed;
  }

  private static Optional<List<String>> changed(
      String key, List<String> marks, ServerRequest request) {
    return FieldView.sent(key, request)
        .map(values -> values.stream().map(String::strip).filter(text -> !text.isEmpty()).toList())
        .filter(values -> !marks.contains(FieldView.marked(key, values)));
  }

  private TypedFields with(String key, String text) {
    return new TypedFields(form.with(key, text), faults);
  }

  // of the values, none is empty
  private TypedFields with(CustomField field, List<String> typed) {
    var key = field.key().text();
    if (typed.isEmpty()) {
      return new TypedFields(form.without(key), faults);
    }
    return value(field.type(), typed)
        .map(fit -> new TypedFields(form.with(key, fit), faults))
        .orElseGet(() -> unfit(key));
  }

  /** What a field of the type holds for whom these were typed; empty for what none can hold. */
  public static Optional<FieldValue> value(FieldType type, List<String> typed) {
    return switch (type) {
      case TEXT, DATE, EMAIL, URL, SELECT, RADIO -> text(typed.getFirst());
      case TEXTAREA -> text(LINE_END.matcher(typed.getFirst()).replaceAll("\n"));
      case NUMBER -> number(typed.getFirst());
      case BOOLEAN -> Optional.of(FieldValue.of(typed.getFirst().equals("true")));
      case CHECKBOX -> Optional.of(FieldValue.of(typed));
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

  private static Optional<FieldValue> number(String typed) {
    return decimal(typed).map(FieldValue::of);
  }

  private static Optional<FieldValue> text(String typed) {
    try {
      return Optional.of(FieldValue.of(typed));
    } catch (IllegalArgumentException beyondAllFields) {
      return Optional.empty();
    }
  }

  private TypedFields unfit(String key) {
    var more = new ArrayList<>(faults);
    more.add(new FieldFault(key, Reason.MALFORMED));
    return new TypedFields(form, List.copyOf(more));
  }
}
