package dev.gatehouse.spring.api.directory;

import dev.gatehouse.directory.UserPage;
import dev.gatehouse.directory.UserSlice;
import java.util.List;
import java.util.Optional;

/**
 * A page of users as JSON.
 *
 * @param previous what to send as {@code before} for the page before
 * @param next what to send as {@code after} for the page behind
 * @param page where the page stands, if it was asked for by its number
 */
record UserList(
    List<ListedUserEntry> items,
    Optional<String> previous,
    Optional<String> next,
    Optional<PageOfUsers> page) {
  static UserList of(UserSlice slice) {
    var items = slice.users().stream().map(ListedUserEntry::of).toList();
    return new UserList(items, slice.previous(), slice.next(), Optional.empty());
  }

  static UserList of(UserPage page) {
    var items = page.users().stream().map(ListedUserEntry::of).toList();
    var total = page.total();
    var place = new PageOfUsers(page.number(), page.pages(), total.count(), total.exact());
    return new UserList(items, Optional.empty(), Optional.empty(), Optional.of(place));
  }

  /**
   * Where a page stands.
   *
   * @param total how many users there are on all pages
   * @param exact whether that is all; otherwise nobody has counted on
   */
  record PageOfUsers(int number, long pages, long total, boolean exact) {}
}
