package dev.gatehouse.spring.pages.profile;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomFields;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.user.UserId;
import dev.gatehouse.userfield.UserFields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/** The fields of one user, between what is stored and what stands in the form. */
record ProfileFields(List<CustomField> custom, Map<String, FieldValue> held) {
  static ProfileFields of(UserId user, CustomFields custom, UserFields fields) {
    return new ProfileFields(custom.shownToUsers(), fields.seenByUser(user));
  }

  /** What was typed, of the fields that were in the form. */
  TypedFields read(ServerRequest request) {
    var typed = TypedFields.NONE;
    for (var field : custom) {
      var values = typed(field, request);
      if (!values.isEmpty() && field.access().editedByUser() && !untouched(field, values)) {
        typed = typed.with(field, values);
      }
    }
    var form = typed.form();
    for (var field : ProfileField.values()) {
      var text = request.param(field.key());
      form = text.isPresent() ? form.with(field.key(), text.get().strip()) : form;
    }
    return new TypedFields(form, typed.faults());
  }

  // a box without a tick says nothing as long as nothing has been said
  private boolean untouched(CustomField field, List<String> values) {
    return field.type() == FieldType.BOOLEAN
        && !field.rules().required()
        && !held.containsKey(field.key().text())
        && !values.contains("true");
  }

  /** What the form shows: what was typed, or else what is stored. */
  Map<String, Object> values(ServerRequest request) {
    var values = new HashMap<String, Object>();
    for (var field : ProfileField.values()) {
      values.put(field.key(), request.param(field.key()).orElseGet(() -> stored(field.key())));
    }
    values.put("fields", custom.stream().map(field -> view(field, request)).toList());
    return values;
  }

  private FieldView view(CustomField field, ServerRequest request) {
    var typed = typed(field, request);
    var stored = Optional.ofNullable(held.get(field.key().text())).map(FieldView::written);
    return FieldView.of(
        field,
        typed.isEmpty() || !field.access().editedByUser() ? stored.orElse(List.of()) : typed);
  }

  // a field that is in the form sends something, if only an empty text
  private static List<String> typed(CustomField field, ServerRequest request) {
    var name = FieldView.id(field.key().text());
    var values = request.servletRequest().getParameterValues(name);
    return values == null ? List.of() : List.of(values);
  }

  private String stored(String key) {
    return Optional.ofNullable(held.get(key)).flatMap(FieldValue::text).orElse("");
  }

  /** What is wrong, tied to the fields of the form. */
  List<FormFault> faults(List<FieldFault> faults) {
    return faults.stream().map(this::fault).toList();
  }

  private FormFault fault(FieldFault fault) {
    var reason = fault.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    var name = fault.field();
    return ProfileField.named(name).isPresent()
        ? FormFault.of(name, name.replace('_', '-') + '-' + reason)
        : new FormFault(FieldView.id(name), "field-" + reason, label(name));
  }

  private String label(String key) {
    return custom.stream()
        .filter(field -> field.key().text().equals(key))
        .map(CustomField::label)
        .findFirst()
        .orElse(key);
  }
}
