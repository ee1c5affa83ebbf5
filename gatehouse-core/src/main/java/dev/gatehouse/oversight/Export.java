package dev.gatehouse.oversight;

import java.util.stream.Stream;

/** What comes of asking for all that may be read, to take it along. */
public sealed interface Export<T> {
  /** The rows, at most {@link Exports#MOST}; read bit by bit as the stream is. */
  record Granted<T>(Stream<T> rows) implements Export<T> {}

  /** The actor is no active Owner or Admin. */
  record Forbidden<T>() implements Export<T> {}
}
