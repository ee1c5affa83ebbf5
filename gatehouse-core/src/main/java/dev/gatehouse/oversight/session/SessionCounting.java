package dev.gatehouse.oversight.session;

/** What comes of asking how many sessions there are. */
public sealed interface SessionCounting {
  /**
   * So many.
   *
   * @param live how many sessions live
   * @param users how many users have one or more of these
   * @param begun how many of these were begun since the time that was asked for
   */
  record Counted(Count live, Count users, Count begun) implements SessionCounting {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements SessionCounting {}

  /**
   * How many there are.
   *
   * @param number how many
   * @param exact whether that is all; otherwise nobody has counted on
   */
  record Count(long number, boolean exact) {}
}
