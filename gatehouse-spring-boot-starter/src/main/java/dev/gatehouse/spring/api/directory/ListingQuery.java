package dev.gatehouse.spring.api.directory;

import dev.gatehouse.directory.Directory;
import dev.gatehouse.directory.Listing;
import dev.gatehouse.directory.UserFilter;
import dev.gatehouse.directory.UserSlice;
import dev.gatehouse.directory.UserSort;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonMembers;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.JsonAnswers;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Which users are to be listed, and which page of them. */
final class ListingQuery {
  private static final int USUAL_PAGE = 20;
  private static final int LAST_PAGE = 100_000_000;
  private static final int LONGEST_TERM = 200;
  private static final JsonKind.Text SORTS =
      JsonKind.Text.of(
          Stream.of(UserSort.Column.values()).map(ListingQuery::name).toArray(String[]::new));

  private static final Map<String, JsonKind> PAGE =
      kinds(
          Map.entry("limit", new JsonKind.Whole(1, Directory.LARGEST_PAGE)),
          Map.entry("after", JsonKind.TEXT),
          Map.entry("before", JsonKind.TEXT),
          Map.entry("page", new JsonKind.Whole(1, LAST_PAGE)),
          Map.entry("sort", SORTS),
          Map.entry("direction", JsonKind.Text.of("asc", "desc")));
  private static final Map<String, JsonKind> FILTER =
      kinds(
          Map.entry("role", JsonKind.TEXT),
          Map.entry("active", JsonKind.FLAG),
          Map.entry("confirmed", JsonKind.FLAG),
          Map.entry("secondFactor", JsonKind.FLAG),
          Map.entry("registeredFrom", JsonKind.MOMENT),
          Map.entry("registeredTo", JsonKind.MOMENT));

  private ListingQuery() {}

  @SafeVarargs
  private static Map<String, JsonKind> kinds(Map.Entry<String, ? extends JsonKind>... kinds) {
    var ordered = new LinkedHashMap<String, JsonKind>();
    for (var kind : kinds) {
      ordered.put(kind.getKey(), kind.getValue());
    }
    return ordered;
  }

  /** The endpoint, with the parameters that choose a page. */
  static Endpoint.Draft paged(Endpoint.Draft draft) {
    PAGE.forEach(draft::takes);
    return draft;
  }

  /** The endpoint, with the parameters that choose users besides. */
  static Endpoint.Draft filtered(Endpoint.Draft draft) {
    FILTER.forEach(paged(draft)::takes);
    return draft;
  }

  /** The same as members of a body, and a text to look for, which must not get into logs. */
  static JsonShape search() {
    var shape = term();
    for (var kinds : List.of(PAGE, FILTER)) {
      for (var kind : kinds.entrySet()) {
        shape = shape.orTexts(kind.getKey()).where(kind.getKey(), kind.getValue());
      }
    }
    return shape;
  }

  /** A text to look for. */
  static JsonShape term() {
    return JsonShape.of("q").where("q", JsonKind.TEXT.upTo(LONGEST_TERM));
  }

  /** The users that the parameters choose, whatever their role. */
  static UserFilter filter(JsonMembers query, Optional<Role> role) {
    return new UserFilter(
        role,
        new UserFilter.Standing(
            query.optionalFlag("active"),
            query.optionalFlag("confirmed"),
            query.optionalFlag("secondFactor")),
        query.moment("registeredFrom"),
        query.moment("registeredTo"),
        query.optionalText("q").orElse(""));
  }

  /** Answers with the page that the parameters choose. */
  static ServerResponse answer(
      Call call, JsonMembers query, Directory directory, UserFilter filter) {
    var listing = new Listing(filter, sort(query));
    var size = query.whole("limit").orElse(USUAL_PAGE);
    var places = Stream.of("after", "before", "page").filter(query.values()::containsKey).toList();
    if (places.size() > 1) {
      return malformed(call, places.getLast(), "conflicting", "One of after, before and page.");
    }
    if (places.isEmpty()) {
      return list(UserList.of(directory.first(listing, size)));
    }
    var place = places.getFirst();
    return place.equals("page")
        ? list(UserList.of(directory.page(listing, query.whole("page").orElseThrow(), size)))
        : switch (directory.read(listing, query.text(place), size)) {
          case UserSlice.Reading.Read(var slice) -> list(UserList.of(slice));
          case UserSlice.Reading.CursorRefused() ->
              malformed(call, place, "cursor-refused", "This is no cursor of this listing.");
        };
  }

  // whoever says nothing of the order sees the latest first
  private static UserSort sort(JsonMembers query) {
    var column = query.optionalText("sort").map(ListingQuery::column);
    var direction = query.optionalText("direction");
    return column.isEmpty() && direction.isEmpty()
        ? UserSort.LATEST
        : new UserSort(
            column.orElse(UserSort.Column.REGISTERED),
            direction.filter(name -> name.equals("desc")).isPresent());
  }

  private static UserSort.Column column(String name) {
    return Stream.of(UserSort.Column.values())
        .filter(column -> name(column).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name(UserSort.Column column) {
    return switch (column) {
      case EMAIL -> "email";
      case USERNAME -> "userName";
      case FIRST_NAME -> "firstName";
      case LAST_NAME -> "lastName";
      case REGISTERED -> "registeredAt";
      case CONFIRMED -> "confirmedAt";
      case SIGNED_IN -> "signedInAt";
      case SECOND_FACTOR -> "secondFactorAt";
      case COUNTRY -> "country";
    };
  }

  private static ServerResponse list(UserList users) {
    return JsonAnswers.answer(HttpStatus.OK, users);
  }

  private static ServerResponse malformed(Call call, String field, String code, String message) {
    return call.refused(Problem.MALFORMED_REQUEST, List.of(new Fault(field, code, message)));
  }
}
