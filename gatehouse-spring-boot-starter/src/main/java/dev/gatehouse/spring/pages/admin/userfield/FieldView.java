package dev.gatehouse.spring.pages.admin.userfield;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.profile.ProfileField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * A field of the user as the page shows it.
 *
 * @param key its name in storage
 * @param label what people call it; empty for a field of the profile, whose name the page knows
 * @param type what it may hold, in lower case
 * @param required whether it must hold something
 * @param options what may be chosen
 * @param values what it holds, or what was typed
 */
public record FieldView(
    String key,
    String label,
    String type,
    boolean required,
    List<String> options,
    List<String> values) {
  private static final String PREFIX = "field.";
  private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

  static FieldView of(ProfileField field, String value) {
    return new FieldView(field.key(), "", "text", false, List.of(), List.of(value));
  }

  static FieldView of(CustomField field, List<String> values) {
    return new FieldView(
        field.key().text(),
        field.label(),
        field.type().name().toLowerCase(Locale.ROOT),
        field.rules().required(),
        field.options(),
        values);
  }

  /** What a field holds, as it stands in a form. */
  public static List<String> written(FieldValue value) {
    return value
        .texts()
        .or(() -> value.text().map(List::of))
        .or(() -> value.number().map(number -> List.of(number.toPlainString())))
        .or(() -> value.truth().map(truth -> List.of(truth.toString())))
        .orElseGet(() -> List.of(value.json()));
  }

  /** The same with what was typed. */
  FieldView with(List<String> typed) {
    return new FieldView(key, label, type, required, options, typed);
  }

  /** Its name in the form. */
  public String id() {
    return id(key);
  }

  /** The name in the form of the field of that key. */
  public static String id(String key) {
    return PREFIX + key;
  }

  /** What the form says of the field of that key; empty when it says nothing of it. */
  static Optional<List<String>> sent(String key, ServerRequest request) {
    return Optional.ofNullable(request.params().get(id(key))).filter(values -> !values.isEmpty());
  }

  /** What it holds; empty for nothing. */
  public String value() {
    return values.stream().findFirst().orElse("");
  }

  /** Whether that is held, or chosen. */
  public boolean holds(String option) {
    return values.contains(option);
  }

  /** Short for what it holds: the form brings it back, and so tells what was changed in it. */
  String marked() {
    return marked(key, values);
  }

  static String marked(String key, List<String> values) {
    var held =
        values.stream()
            .map(text -> LINE_END.matcher(text.strip()).replaceAll("\n"))
            .filter(text -> !text.isEmpty())
            .toList();
    return key + ':' + Integer.toHexString(held.hashCode());
  }
}
