package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.directory.Directory;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.directory.UserSlice;
import dev.gatehouse.oversight.DirectoryAccess;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The list of users, page by page. */
final class UsersPage {
  private static final String PLACE = "at";
  private static final String LAST = "last";
  private static final int SIZE = 25;

  private final Office office;

  UsersPage(Office office) {
    this.office = office;
  }

  ServerResponse show(ServerRequest request) {
    return with(request, (directory, query) -> list(directory, query, request));
  }

  /** Reads the query and opens the directory, if the one can be read and the other may be. */
  ServerResponse with(
      ServerRequest request, BiFunction<Directory, ListQuery, ServerResponse> look) {
    var query = ListQuery.of(request);
    if (query.isEmpty()) {
      return office.refuse(Problem.MALFORMED_REQUEST);
    }
    return switch (office.gatehouse().userRecords().directory(office.actor(request))) {
      case DirectoryAccess.Granted(var directory) -> look.apply(directory, query.get());
      case DirectoryAccess.Forbidden() -> office.refuse(Problem.FORBIDDEN);
    };
  }

  private ServerResponse list(Directory directory, ListQuery query, ServerRequest request) {
    var slice = slice(directory, query, request.param(PLACE).orElse(""));
    // a place in another list: one that was sorted or filtered otherwise, or made up
    if (slice.isEmpty()) {
      return office.views().goTo(Office.USERS + query.address(), request);
    }
    var columns = ShownColumns.of(office, request);
    var model = new HashMap<String, Object>();
    model.put("rows", rows(slice.get().users(), columns, request));
    model.put("invited", invited(slice.get()));
    model.put("total", directory.total(query.listing().filter()));
    model.put("places", places(query, slice.get()));
    model.put("first", ColumnHead.email(query));
    model.put("heads", ColumnHead.of(columns, query));
    model.put("choices", ColumnsPage.choices(columns, office));
    model.put("roles", roleNames());
    model.put("acts", BulkAct.values());
    model.put("filtered", query.filtered());
    model.put("address", query.address());
    model.put(
        "said", ListQuery.NAMES.stream().collect(Collectors.toMap(name -> name, query::value)));
    return office.show("admin-users", model, request);
  }

  private Set<String> invited(UserSlice slice) {
    var users = slice.users().stream().map(listed -> listed.user().id()).toList();
    return office.gatehouse().invitations().pending(users).keySet().stream()
        .map(UserId::toString)
        .collect(Collectors.toSet());
  }

  private List<UserRow> rows(List<ListedUser> users, ShownColumns columns, ServerRequest request) {
    var when = office.when(request);
    var records = office.gatehouse().userRecords();
    return records.withFields(office.actor(request), users, columns.keys()).stream()
        .map(user -> UserRow.of(user, columns, when))
        .toList();
  }

  private static Optional<UserSlice> slice(Directory directory, ListQuery query, String place) {
    return switch (place) {
      case "" -> Optional.of(directory.first(query.listing(), SIZE));
      case LAST -> Optional.of(directory.last(query.listing(), SIZE));
      default ->
          switch (directory.read(query.listing(), place, SIZE)) {
            case UserSlice.Reading.Read(var slice) -> Optional.of(slice);
            case UserSlice.Reading.CursorRefused() -> Optional.empty();
          };
    };
  }

  // where there is no such page, the address is empty
  private static Map<String, String> places(ListQuery query, UserSlice slice) {
    return Map.of(
        "first", slice.previous().map(any -> "?" + bare(query.address())).orElse(""),
        "previous", slice.previous().map(at -> query.addressWith(PLACE, at)).orElse(""),
        "next", slice.next().map(at -> query.addressWith(PLACE, at)).orElse(""),
        "last", slice.next().map(any -> query.addressWith(PLACE, LAST)).orElse(""));
  }

  private static String bare(String address) {
    return address.isEmpty() ? "" : address.substring(1);
  }

  private List<String> roleNames() {
    return office.gatehouse().roles().all().stream().map(Role::name).toList();
  }
}
