package dev.gatehouse.directory;

/** How reading on from a cursor ended. */
public sealed interface SliceReading {
  /**
   * The page that the cursor leads to; when nobody is left there, the nearest page.
   *
   * @param slice the page
   */
  record Read(UserSlice slice) implements SliceReading {}

  /** No cursor of this listing: forged, or made for another filter or order. */
  record CursorRefused() implements SliceReading {}
}
