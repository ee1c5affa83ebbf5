package dev.gatehouse.directory;

import java.util.List;
import java.util.Optional;

/**
 * A page of a listing, found by what is before or behind it, so that nobody is shown twice or
 * missed while others come and go.
 *
 * @param users who are on it
 * @param previous the cursor to the page before; empty on the first page
 * @param next the cursor to the page behind; empty on the last page
 */
public record UserSlice(List<ListedUser> users, Optional<String> previous, Optional<String> next) {
  /** Keeps the users as they are now. */
  public UserSlice {
    users = List.copyOf(users);
  }

  /** How reading on from a cursor ended. */
  public sealed interface Reading {
    /**
     * The page that the cursor leads to; when nobody is left there, the nearest page.
     *
     * @param slice the page
     */
    record Read(UserSlice slice) implements Reading {}

    /** No cursor of this listing: forged, or made for another filter or order. */
    record CursorRefused() implements Reading {}
  }
}
