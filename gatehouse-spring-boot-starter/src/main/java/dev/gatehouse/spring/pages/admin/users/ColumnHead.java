package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.customfield.CustomField;
import dev.gatehouse.directory.UserSort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The head of a column.
 *
 * @param code its name, in the keys of the texts
 * @param label what people call the custom field; empty for a column of Gatehouse itself
 * @param address of the list sorted by it; empty where it cannot be
 * @param sorted how it is sorted now, as {@code aria-sort} says it; empty where it cannot be
 */
record ColumnHead(String code, String label, String address, String sorted) {
  /** The head above the addresses. */
  static ColumnHead email(ListQuery query) {
    return sorting("email", UserSort.Column.EMAIL, query);
  }

  /** Those above the other columns. */
  static List<ColumnHead> of(ShownColumns columns, ListQuery query) {
    return Stream.concat(
            columns.own().stream().map(column -> of(column, query)),
            columns.fields().stream().map(ColumnHead::of))
        .toList();
  }

  private static ColumnHead of(CustomField field) {
    return new ColumnHead(ShownColumns.code(field), field.label(), "", "");
  }

  private static ColumnHead of(ListColumn column, ListQuery query) {
    return column
        .sort()
        .map(sort -> sorting(column.code(), sort, query))
        .orElseGet(() -> new ColumnHead(column.code(), "", "", ""));
  }

  private static ColumnHead sorting(String code, UserSort.Column column, ListQuery query) {
    var sort = query.listing().sort();
    var direction = sort.descending() ? "descending" : "ascending";
    return new ColumnHead(
        code,
        "",
        query.addressSortedBy(column),
        Optional.of(direction).filter(any -> sort.column() == column).orElse("none"));
  }
}
