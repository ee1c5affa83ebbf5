package dev.gatehouse.spring.pages.admin.fields;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.spring.pages.field.FieldView;
import dev.gatehouse.spring.pages.field.TypedFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;

/** What a custom field is, as it stands in a form. */
final class DefinitionForm {
  private static final List<String> TEXTS =
      List.of("key", "label", "type", "options", "initial", "least", "most", "pattern");
  private static final List<String> FLAGS =
      List.of("required", "seenByUser", "editedByUser", "sensitive", "enabled");

  private DefinitionForm() {}

  /** The form for a field that is not there yet. */
  static Map<String, Object> empty() {
    var values = new HashMap<String, Object>();
    TEXTS.forEach(name -> values.put(name, ""));
    FLAGS.forEach(name -> values.put(name, false));
    values.put("type", name(FieldType.TEXT));
    values.put("seenByUser", true);
    values.put("editedByUser", true);
    values.put("enabled", true);
    return values;
  }

  /** The form with the field as it is. */
  static Map<String, Object> of(CustomField field) {
    var values = new HashMap<String, Object>();
    values.put("key", field.key().text());
    values.put("label", field.label());
    values.put("type", name(field.type()));
    values.put("options", String.join("\n", field.options()));
    values.put(
        "initial", String.join("\n", field.initial().map(FieldView::written).orElse(List.of())));
    values.put("least", text(field.rules().least()));
    values.put("most", text(field.rules().most()));
    values.put("pattern", field.rules().pattern().orElse(""));
    values.put("required", field.rules().required());
    values.put("seenByUser", field.access().seenByUser());
    values.put("editedByUser", field.access().editedByUser());
    values.put("sensitive", field.access().sensitive());
    values.put("enabled", field.enabled());
    return values;
  }

  private static String text(Optional<BigDecimal> number) {
    return number.map(BigDecimal::toPlainString).orElse("");
  }

  /** The form as it was sent. */
  static Map<String, Object> typed(ServerRequest request) {
    var values = new HashMap<String, Object>();
    TEXTS.forEach(name -> values.put(name, said(name, request).orElse("")));
    FLAGS.forEach(name -> values.put(name, request.param(name).isPresent()));
    return values;
  }

  /** The names of the types, as the form sends them. */
  static List<String> types() {
    return Stream.of(FieldType.values()).map(DefinitionForm::name).toList();
  }

  private static String name(FieldType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** What came of reading the form: the field, or the names of what cannot be read. */
  record Reading(Optional<CustomField> field, List<String> unread) {}

  static Reading read(FieldKey key, ServerRequest request) {
    var type = type(request);
    var least = said("least", request).flatMap(TypedFields::decimal);
    var most = said("most", request).flatMap(TypedFields::decimal);
    var initial = type.flatMap(known -> initial(known, request));
    var unread = new ArrayList<String>();
    if (type.isEmpty()) {
      unread.add("type");
    }
    Map.of("least", least, "most", most, "initial", initial)
        .forEach((name, read) -> {
          if (said(name, request).isPresent() && read.isEmpty()) {
            unread.add(name);
          }
        });
    if (!unread.isEmpty()) {
      return new Reading(Optional.empty(), unread);
    }
    var rules =
        new CustomField.Rules(flag("required", request), least, most, said("pattern", request));
    return new Reading(type.map(known -> field(key, known, initial, rules, request)), unread);
  }

  private static CustomField field(
      FieldKey key,
      FieldType type,
      Optional<FieldValue> initial,
      CustomField.Rules rules,
      ServerRequest request) {
    return new CustomField(
        key,
        said("label", request).orElse(""),
        type,
        lines("options", request),
        initial,
        rules,
        access(request),
        flag("enabled", request));
  }

  private static Optional<FieldValue> initial(FieldType type, ServerRequest request) {
    var typed =
        type == FieldType.TEXTAREA
            ? said("initial", request).stream().toList()
            : lines("initial", request);
    return typed.isEmpty() ? Optional.empty() : TypedFields.value(type, typed);
  }

  private static CustomField.Access access(ServerRequest request) {
    return new CustomField.Access(
        flag("seenByUser", request), flag("editedByUser", request), flag("sensitive", request));
  }

  private static Optional<FieldType> type(ServerRequest request) {
    return Stream.of(FieldType.values())
        .filter(type -> said("type", request).equals(Optional.of(name(type))))
        .findFirst();
  }

  private static boolean flag(String name, ServerRequest request) {
    return request.param(name).isPresent();
  }

  private static List<String> lines(String name, ServerRequest request) {
    return request
        .param(name)
        .orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static Optional<String> said(String name, ServerRequest request) {
    return request.param(name).map(String::strip).filter(text -> !text.isEmpty());
  }
}
