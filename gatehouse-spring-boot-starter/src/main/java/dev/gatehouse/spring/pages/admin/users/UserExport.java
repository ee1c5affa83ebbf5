package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.oversight.Export;
import dev.gatehouse.oversight.UserRecords;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.Download;
import dev.gatehouse.spring.pages.admin.Download.Column;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.pages.field.FieldView;
import dev.gatehouse.spring.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The users of a list as a file. */
final class UserExport {
  private static final List<Column<UserRecords.Row>> COLUMNS =
      List.of(
          column("id", user -> user.user().id().toString()),
          column("email", user -> user.user().email().typed()),
          column("userName", user -> user.user().profile().username().orElse("")),
          column("firstName", user -> user.user().profile().firstName()),
          column("lastName", user -> user.user().profile().lastName()),
          column("roles", user -> user.roles().stream().map(Role::name).toList()),
          column("active", user -> user.user().active()),
          column("registeredAt", user -> user.user().registeredAt().toString()),
          moment("confirmedAt", user -> user.user().confirmedAt()),
          moment("signedInAt", ListedUser::signedInAt),
          moment("secondFactorAt", user -> user.user().secondFactorAt()),
          column("country", user -> user.country().orElse("")),
          column("language", user -> user.user().language()));

  private final Office office;

  UserExport(Office office) {
    this.office = office;
  }

  private static Column<UserRecords.Row> column(String name, Function<ListedUser, Object> value) {
    return new Column<>(name, user -> value.apply(user.listed()));
  }

  private static Column<UserRecords.Row> moment(
      String name, Function<ListedUser, Optional<Instant>> at) {
    return column(name, user -> at.apply(user).map(Instant::toString).orElse(""));
  }

  private static Column<UserRecords.Row> field(CustomField field) {
    return new Column<>(
        ShownColumns.code(field),
        user -> user.fields().map(held -> held.get(field.key())).map(UserExport::value).orElse(""));
  }

  private static Object value(FieldValue held) {
    var written = FieldView.written(held);
    return held.texts().isPresent() ? written : written.getFirst();
  }

  ServerResponse send(ServerRequest request) {
    var query = ListQuery.of(request);
    if (query.isEmpty()) {
      return office.refuse(Problem.MALFORMED_REQUEST);
    }
    var columns = ShownColumns.of(office, request);
    var file = file(columns);
    var records = office.gatehouse().userRecords();
    return switch (records.export(office.actor(request), query.get().listing(), columns.keys())) {
      case Export.Granted<UserRecords.Row>(var rows) ->
          request.param("as").filter("json"::equals).isPresent() ? file.json(rows) : file.csv(rows);
      case Export.Forbidden<UserRecords.Row>() -> office.refuse(Problem.FORBIDDEN);
    };
  }

  // always the same columns for programs, and behind them the custom fields that the list shows
  private static Download<UserRecords.Row> file(ShownColumns shown) {
    var fields = shown.fields().stream().map(UserExport::field);
    return new Download<>("users", Stream.concat(COLUMNS.stream(), fields).toList());
  }
}
