package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.directory.Listing;
import dev.gatehouse.directory.UserFilter;
import dev.gatehouse.directory.UserSort;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.pages.admin.Days;
import dev.gatehouse.spring.pages.admin.Office;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Which users are to be listed, as the address of the page says it.
 *
 * @param listing the same for the directory
 * @param values what is said, by the names of the form; nothing of what is not said
 */
record ListQuery(Listing listing, Map<String, String> values) {
  static final String SEARCH = "q";
  static final String ROLE = "role";
  static final String ACTIVE = "active";
  static final String CONFIRMED = "confirmed";
  static final String SECOND_FACTOR = "second-factor";
  static final String FROM = "from";
  static final String TO = "to";
  static final String SORT = "sort";
  static final String DESCENDING = "desc";

  /** All that a query can say, in the order of the form. */
  static final List<String> NAMES =
      List.of(SEARCH, ROLE, ACTIVE, CONFIRMED, SECOND_FACTOR, FROM, TO, SORT, DESCENDING);

  private static final int LONGEST_SEARCH = 200;

  /** Reads it; empty for what no form of ours sends. */
  static Optional<ListQuery> of(ServerRequest request) {
    var values = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      request
          .param(name)
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> values.put(name, value));
    }
    var reading = new Reading(values, new ArrayList<>());
    var listing = reading.listing();
    return reading.faults().isEmpty()
        ? Optional.of(new ListQuery(listing, values))
        : Optional.empty();
  }

  /** What is said under that name, or nothing. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** Whether anything is said that leaves users out. */
  boolean filtered() {
    return !listing.filter().equals(UserFilter.ALL);
  }

  /** The same as the end of an address: {@code ?q=…}, or nothing. */
  String address() {
    return Office.query(values);
  }

  /** The same with one thing said besides. */
  String addressWith(String name, String value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return Office.query(more);
  }

  /** The same in the order of that column, or in the opposite one where it is so already. */
  String addressSortedBy(UserSort.Column column) {
    var more = new LinkedHashMap<>(values);
    more.put(SORT, name(column));
    more.remove(DESCENDING);
    if (listing.sort().equals(new UserSort(column, false))) {
      more.put(DESCENDING, "true");
    }
    return Office.query(more);
  }

  static String name(UserSort.Column column) {
    return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Values under way to a listing; what cannot be read is noted. */
  private record Reading(Map<String, String> values, List<String> faults) {
    Listing listing() {
      return new Listing(filter(), sort());
    }

    private UserFilter filter() {
      return new UserFilter(
          read(ROLE, Role::parse),
          new UserFilter.Standing(
              read(ACTIVE, Reading::flag),
              read(CONFIRMED, Reading::flag),
              read(SECOND_FACTOR, Reading::flag)),
          read(FROM, Days::startOf),
          read(TO, Days::endOf),
          read(SEARCH, Reading::term).orElse(""));
    }

    // whoever says nothing of the order sees the latest first
    private UserSort sort() {
      var column = read(SORT, Reading::column);
      var descending = read(DESCENDING, Reading::flag);
      return column.isEmpty() && descending.isEmpty()
          ? UserSort.LATEST
          : new UserSort(column.orElse(UserSort.Column.REGISTERED), descending.orElse(false));
    }

    private <T> Optional<T> read(String name, Function<String, Optional<T>> as) {
      var said = Optional.ofNullable(values.get(name));
      var read = said.flatMap(as);
      if (said.isPresent() && read.isEmpty()) {
        faults.add(name);
      }
      return read;
    }

    private static Optional<String> term(String text) {
      return Optional.of(text).filter(term -> term.length() <= LONGEST_SEARCH);
    }

    private static Optional<Boolean> flag(String text) {
      return switch (text) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    private static Optional<UserSort.Column> column(String name) {
      return Stream.of(UserSort.Column.values())
          .filter(column -> ListQuery.name(column).equals(name))
          .findFirst();
    }
  }
}
