package dev.gatehouse.internal.image;

/** What a look at a file from a stranger shows. */
public sealed interface Inspection {
  /** A picture by its header, within the limits; whether it can be decoded is not known yet. */
  record Fit() implements Inspection {}

  /** No JPEG, PNG, GIF or WebP, or something else as well. */
  record NotAPicture() implements Inspection {}

  /** More bytes than allowed; the rest was not read. */
  record TooLong() implements Inspection {}

  /** More pixels than allowed, by what its header says. */
  record TooLarge() implements Inspection {}
}
