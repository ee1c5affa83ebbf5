package dev.gatehouse.spring.pages.profile;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.CustomFields;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.spring.pages.FormFault;
import dev.gatehouse.spring.pages.field.FieldFaults;
import dev.gatehouse.spring.pages.field.FieldView;
import dev.gatehouse.spring.pages.field.TypedFields;
import dev.gatehouse.user.UserId;
import dev.gatehouse.userfield.UserFields;
import java.util.HashMap;
import java.util.List;
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
      var values = FieldView.sent(field.key().text(), request).map(TypedFields::said);
      if (values.isPresent() && field.access().editedByUser() && !untouched(field, values.get())) {
        typed = typed.with(field, ticked(field, values.get()));
      }
    }
    for (var field : ProfileField.values()) {
      var text = request.param(field.key());
      typed = text.isPresent() ? typed.with(field.key(), text.get().strip()) : typed;
    }
    return typed;
  }

  // a box without a tick says no, and nothing as long as nothing has been said
  private static List<String> ticked(CustomField field, List<String> said) {
    return field.type() == FieldType.BOOLEAN && said.isEmpty() ? List.of("false") : said;
  }

  private boolean untouched(CustomField field, List<String> said) {
    return field.type() == FieldType.BOOLEAN
        && !field.rules().required()
        && !held.containsKey(field.key().text())
        && !said.contains("true");
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
    var stored = Optional.ofNullable(held.get(field.key().text())).map(FieldView::written);
    return FieldView.of(
        field,
        FieldView.sent(field.key().text(), request)
            .filter(typed -> field.access().editedByUser())
            .or(() -> stored)
            .orElse(List.of()));
  }

  private String stored(String key) {
    return Optional.ofNullable(held.get(key)).flatMap(FieldValue::text).orElse("");
  }

  /** What is wrong, tied to the fields of the form. */
  List<FormFault> faults(List<FieldFault> faults) {
    return faults.stream().map(this::fault).toList();
  }

  private FormFault fault(FieldFault fault) {
    var name = fault.field();
    return ProfileField.named(name).isPresent()
        ? FormFault.of(name, name.replace('_', '-') + '-' + FieldFaults.reason(fault))
        : FieldFaults.of(fault, custom);
  }
}
