package dev.gatehouse.preference;

/** How keeping a preference ended. */
public sealed interface PreferenceChange {
  /** It is kept, in the place of the one before it. */
  record Kept() implements PreferenceChange {}

  /** There is no such user. */
  record UnknownUser() implements PreferenceChange {}

  /** The user has {@link Preferences#MOST} others. */
  record TooMany() implements PreferenceChange {}
}
