package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.directory.UserSort;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the list can say of every user, besides the address. */
enum ListColumn {
  /** First and last name, or the user name. */
  LAST_NAME(UserSort.Column.LAST_NAME),
  /** The user name. */
  USERNAME(UserSort.Column.USERNAME),
  /** When the user registered. */
  REGISTERED(UserSort.Column.REGISTERED),
  /** When the user signed in last. */
  SIGNED_IN(UserSort.Column.SIGNED_IN),
  /** The roles. */
  ROLES,
  /** Whether active, confirmed and with a second factor. */
  STATE,
  /** Since when the user has a second factor. */
  SECOND_FACTOR(UserSort.Column.SECOND_FACTOR),
  /** From which country the user registered. */
  COUNTRY(UserSort.Column.COUNTRY),
  /** The language of the mails to the user. */
  LANGUAGE;

  private final Optional<UserSort.Column> sort;

  ListColumn() {
    this.sort = Optional.empty();
  }

  ListColumn(UserSort.Column sort) {
    this.sort = Optional.of(sort);
  }

  /** By what the list is sorted for it; empty where no index has that order. */
  Optional<UserSort.Column> sort() {
    return sort;
  }

  /** The name in a form, in what is remembered and in the keys of the texts. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ListColumn> named(String code) {
    return Stream.of(values()).filter(column -> column.code().equals(code)).findFirst();
  }
}
