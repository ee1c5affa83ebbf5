package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.preference.PreferenceChange;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Where administrators choose which columns the list has, each for themselves. */
final class ColumnsPage {
  static final String COLUMN = "column";
  static final String USUAL = "usual";

  private final Office office;

  ColumnsPage(Office office) {
    this.office = office;
  }

  /**
   * A column to choose.
   *
   * @param label what people call the custom field; empty for a column of Gatehouse itself, which
   *     the texts name
   */
  record Choice(String code, String label, boolean chosen) {}

  /** Every column there is. */
  static List<Choice> choices(ShownColumns shown, Office office) {
    return Stream.concat(
            Stream.of(ListColumn.values())
                .map(column -> new Choice(column.code(), "", shown.own().contains(column))),
            office.gatehouse().fieldDefinitions().list().stream()
                .map(field -> choice(field, shown)))
        .toList();
  }

  private static Choice choice(CustomField field, ShownColumns shown) {
    return new Choice(ShownColumns.code(field), field.label(), shown.keys().contains(field.key()));
  }

  ServerResponse choose(ServerRequest request) {
    var query = ListQuery.of(request);
    if (query.isEmpty()) {
      return office.refuse(Problem.MALFORMED_REQUEST);
    }
    var user = office.actor(request).user();
    var preferences = office.gatehouse().preferences();
    if (request.param(USUAL).isPresent()) {
      preferences.forget(user, ShownColumns.PREFERENCE);
      return done(query.get(), request);
    }
    var codes = Optional.ofNullable(request.params().get(COLUMN)).orElse(List.of());
    var chosen = ShownColumns.of(codes, office).codes();
    return switch (preferences.keep(user, ShownColumns.PREFERENCE, chosen)) {
      case PreferenceChange.Kept() -> done(query.get(), request);
      case PreferenceChange.TooMany() -> office.refuse(Problem.INPUT_REJECTED);
      case PreferenceChange.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
    };
  }

  private ServerResponse done(ListQuery query, ServerRequest request) {
    var list = Office.USERS + query.addressWith(Office.DONE, Done.COLUMNS_CHOSEN.code());
    return office.views().goTo(list, request);
  }
}
