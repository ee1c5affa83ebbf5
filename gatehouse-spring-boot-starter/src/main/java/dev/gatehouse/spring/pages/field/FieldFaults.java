package dev.gatehouse.spring.pages.field;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.spring.pages.FormFault;
import java.util.List;
import java.util.Locale;

/** What is wrong with fields, in the words of a form. */
public final class FieldFaults {
  private FieldFaults() {}

  /** The reason, as the keys of messages write it. */
  public static String reason(FieldFault fault) {
    return fault.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault, tied to the field of the form and with its label. */
  public static FormFault of(FieldFault fault, List<CustomField> custom) {
    var label =
        custom.stream()
            .filter(field -> field.key().text().equals(fault.field()))
            .map(CustomField::label)
            .findFirst()
            .orElse(fault.field());
    return new FormFault(FieldView.id(fault.field()), "field-" + reason(fault), label);
  }
}
