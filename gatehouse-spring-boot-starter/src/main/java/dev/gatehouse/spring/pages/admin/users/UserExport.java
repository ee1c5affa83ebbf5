package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.oversight.Export;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.Download;
import dev.gatehouse.spring.pages.admin.Download.Column;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The users of a list as a file. */
final class UserExport {
  private static final Download<ListedUser> FILE =
      new Download<>(
          "users",
          List.of(
              new Column<>("id", user -> user.user().id().toString()),
              new Column<>("email", user -> user.user().email().typed()),
              new Column<>("userName", user -> user.user().profile().username().orElse("")),
              new Column<>("firstName", user -> user.user().profile().firstName()),
              new Column<>("lastName", user -> user.user().profile().lastName()),
              new Column<>("roles", user -> user.roles().stream().map(Role::name).toList()),
              new Column<>("active", user -> user.user().active()),
              new Column<>("registeredAt", user -> user.user().registeredAt().toString()),
              moment("confirmedAt", user -> user.user().confirmedAt()),
              moment("signedInAt", ListedUser::signedInAt),
              moment("secondFactorAt", user -> user.user().secondFactorAt()),
              new Column<>("country", user -> user.country().orElse(""))));

  private final Office office;

  UserExport(Office office) {
    this.office = office;
  }

  private static Column<ListedUser> moment(
      String name, Function<ListedUser, Optional<Instant>> at) {
    return new Column<>(name, user -> at.apply(user).map(Instant::toString).orElse(""));
  }

  ServerResponse send(ServerRequest request) {
    var query = ListQuery.of(request);
    if (query.isEmpty()) {
      return office.refuse(Problem.MALFORMED_REQUEST);
    }
    var records = office.gatehouse().userRecords();
    return switch (records.export(office.actor(request), query.get().listing())) {
      case Export.Granted<ListedUser>(var rows) ->
          request.param("as").filter("json"::equals).isPresent() ? FILE.json(rows) : FILE.csv(rows);
      case Export.Forbidden<ListedUser>() -> office.refuse(Problem.FORBIDDEN);
    };
  }
}
