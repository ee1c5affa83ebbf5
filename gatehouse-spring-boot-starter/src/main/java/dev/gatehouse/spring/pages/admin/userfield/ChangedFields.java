package dev.gatehouse.spring.pages.admin.userfield;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.profile.ProfileField;
import dev.gatehouse.spring.pages.field.FieldView;
import dev.gatehouse.spring.pages.field.TypedFields;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;

/** Tells what was changed in a form from what only stood in it. */
public final class ChangedFields {
  private ChangedFields() {}

  /**
   * What was changed in the form of the request, and nothing else of it: the rest would undo what
   * somebody else has changed meanwhile.
   */
  public static TypedFields of(ServerRequest request, List<CustomField> custom) {
    var marks = List.of(request.param(ShownFields.MARKS).orElse("").split(" "));
    var typed = TypedFields.NONE;
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
        .map(TypedFields::said)
        .filter(values -> !marks.contains(mark(key, values)));
  }

  /** Short for what a field holds: the form brings it back, and so tells what was changed in it. */
  static String mark(String key, List<String> values) {
    var held = TypedFields.said(values).stream().map(TypedFields::lines).toList();
    return key + ':' + Integer.toHexString(held.hashCode());
  }
}
