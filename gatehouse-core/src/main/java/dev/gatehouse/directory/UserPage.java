package dev.gatehouse.directory;

import java.util.List;

/**
 * A page of a listing, found by its number.
 *
 * @param users who are on it; none beyond the last page
 * @param number the number of the page, from 1
 * @param size how many users a full page has
 * @param total how many users are listed in all
 */
public record UserPage(List<ListedUser> users, int number, int size, Total total) {
  /** Keeps the users as they are now. */
  public UserPage {
    users = List.copyOf(users);
  }

  /** How many pages there are, or how many at least when the total is not exact. */
  public long pages() {
    return Math.ceilDiv(total.count(), size);
  }

  /**
   * How many users there are.
   *
   * @param count how many
   * @param exact whether there are no more; otherwise nobody has counted on
   */
  public record Total(long count, boolean exact) {}
}
