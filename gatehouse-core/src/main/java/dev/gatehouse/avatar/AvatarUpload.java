package dev.gatehouse.avatar;

import java.time.Duration;

/** What came of uploading a picture. */
public sealed interface AvatarUpload {
  /** Taken in, and kept; its sizes are made by {@link Avatars#processDue}. */
  record Accepted() implements AvatarUpload {}

  /** It is the very file that the user has uploaded last; nothing is done again. */
  record Unchanged() implements AvatarUpload {}

  /** It is no JPEG, PNG, GIF or WebP, or it is something else as well. */
  record NotAPicture() implements AvatarUpload {}

  /** It has more bytes than {@link AvatarSettings#largestFile}. */
  record TooLong() implements AvatarUpload {}

  /** It has more pixels than the settings allow. */
  record TooLarge() implements AvatarUpload {}

  /** Too many uploads; try again after that time. */
  record Throttled(Duration retryAfter) implements AvatarUpload {}

  /** There is no bucket to keep pictures in. */
  record NotAvailable() implements AvatarUpload {}
}
