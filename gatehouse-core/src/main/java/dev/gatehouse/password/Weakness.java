package dev.gatehouse.password;

/** Why a password will not do. */
public enum Weakness {
  /** It has too few characters. */
  TOO_SHORT,
  /** It has too many characters. */
  TOO_LONG,
  /** It is on the list of those that are tried first, in whatever case its letters are. */
  COMMON,
  /** It is a pattern, or made of common words or of the user's own name or address. */
  GUESSABLE,
  /** It has leaked somewhere, and is tried by whoever has the leak. */
  BREACHED,
  /** It is the present one. */
  UNCHANGED
}
