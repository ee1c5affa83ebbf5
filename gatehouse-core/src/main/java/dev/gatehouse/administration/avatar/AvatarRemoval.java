package dev.gatehouse.administration.avatar;

/** What came of removing the picture of a user. */
public sealed interface AvatarRemoval {
  /** Done: nobody is shown it any more. */
  record Removed() implements AvatarRemoval {}

  /** There was none. */
  record Unchanged() implements AvatarRemoval {}

  /** There is no such user. */
  record UnknownUser() implements AvatarRemoval {}

  /** The actor does not stand over the user. */
  record Forbidden() implements AvatarRemoval {}
}
