package dev.gatehouse.oversight;

/** What comes of asking for all about one user. */
public sealed interface RecordReading {
  /** The record. */
  record Read(UserRecord user) implements RecordReading {}

  /** There is no such user. */
  record UnknownUser() implements RecordReading {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements RecordReading {}
}
