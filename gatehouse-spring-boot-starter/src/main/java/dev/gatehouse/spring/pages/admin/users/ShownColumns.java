package dev.gatehouse.spring.pages.admin.users;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldKey;
import dev.gatehouse.preference.PreferenceName;
import dev.gatehouse.spring.pages.admin.Office;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The columns of the list as an administrator has chosen them, each in its place. What is not
 * defined any more is not among them.
 *
 * @param own those of Gatehouse itself
 * @param fields custom fields
 */
record ShownColumns(List<ListColumn> own, List<CustomField> fields) {
  /** Where the choice is remembered. */
  static final PreferenceName PREFERENCE = new PreferenceName("gatehouse.users.columns");

  private static final String FIELD = "field.";
  private static final List<ListColumn> USUAL =
      List.of(
          ListColumn.LAST_NAME,
          ListColumn.REGISTERED,
          ListColumn.SIGNED_IN,
          ListColumn.ROLES,
          ListColumn.STATE);

  /** What who asks has chosen, or what is usual. */
  static ShownColumns of(Office office, ServerRequest request) {
    var wished = office.gatehouse().preferences().get(office.actor(request).user(), PREFERENCE);
    return wished
        .map(codes -> of(List.of(codes.split(" ")), office))
        .orElseGet(() -> new ShownColumns(USUAL, List.of()));
  }

  /** Those that have these codes. */
  static ShownColumns of(Collection<String> codes, Office office) {
    return new ShownColumns(
        Stream.of(ListColumn.values()).filter(column -> codes.contains(column.code())).toList(),
        office.gatehouse().fieldDefinitions().list().stream()
            .filter(field -> codes.contains(code(field)))
            .toList());
  }

  /** The name of the field's column in a form and in what is remembered. */
  static String code(CustomField field) {
    return FIELD + field.key();
  }

  /** What is to be remembered of the choice. */
  String codes() {
    return Stream.concat(
            own.stream().map(ListColumn::code), fields.stream().map(ShownColumns::code))
        .collect(joining(" "));
  }

  /** The keys of the custom fields among them. */
  Set<FieldKey> keys() {
    return fields.stream().map(CustomField::key).collect(toCollection(LinkedHashSet::new));
  }
}
