package dev.gatehouse.spring.api.customfield;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.customfield.FieldType;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonMembers;
import dev.gatehouse.spring.api.json.JsonShape;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a custom field is, as members of a body. */
final class DefinitionMembers {
  private static final int MOST_OPTIONS = 100;
  private static final JsonKind.Text TYPE =
      JsonKind.Text.of(
          Stream.of(FieldType.values()).map(DefinitionMembers::name).toArray(String[]::new));

  /** All but the key. */
  static final JsonShape REPLACEMENT = with(JsonShape.of("label", "type"));

  /** With the key. */
  static final JsonShape CREATION = with(JsonShape.of("key", "label", "type"));

  private DefinitionMembers() {}

  private static JsonShape with(JsonShape shape) {
    return shape
        .orTexts("options", "initial", "least", "most", "pattern")
        .orFlags("required", "seenByUser", "editedByUser", "sensitive", "enabled")
        .where("type", TYPE)
        .where("options", new JsonKind.Texts(MOST_OPTIONS))
        .where("initial", JsonKind.ANYTHING)
        .where("least", JsonKind.DECIMAL)
        .where("most", JsonKind.DECIMAL);
  }

  static String name(FieldType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** The field that the body defines; what is not said is as with {@link CustomField#of}. */
  static CustomField read(FieldKey key, JsonMembers body) {
    return new CustomField(
        key,
        body.text("label"),
        FieldType.valueOf(body.text("type").toUpperCase(Locale.ROOT)),
        body.texts("options"),
        initial(body),
        new CustomField.Rules(
            body.flag("required"),
            body.decimal("least"),
            body.decimal("most"),
            body.optionalText("pattern")),
        new CustomField.Access(
            body.flag("seenByUser", true),
            body.flag("editedByUser", body.flag("seenByUser", true)),
            body.flag("sensitive")),
        body.flag("enabled", true));
  }

  /** Whether what the body says of the default is a value that a field can hold. */
  static boolean holdsInitial(JsonMembers body) {
    return body.json("initial").isEmpty() || initial(body).isPresent();
  }

  private static Optional<FieldValue> initial(JsonMembers body) {
    return body.json("initial").flatMap(FieldValue::parse);
  }
}
