package dev.gatehouse.password;

/** Why a password will not do. */
public enum Weakness {
  /** It has too few characters. */
  TOO_SHORT,
  /** It has too many characters. */
  TOO_LONG,
  /** It is common, a pattern, or made of the user's own name or address. */
  GUESSABLE,
  /** It is the present one. */
  UNCHANGED
}
