package dev.gatehouse.oversight.session;

/** What comes of asking for a page of the sessions. */
public sealed interface SessionReading {
  /** The page. */
  record Read(SessionPage page) implements SessionReading {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements SessionReading {}
}
