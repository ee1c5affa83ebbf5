package dev.gatehouse.email;

import dev.gatehouse.user.UserId;

/** What came of redeeming a confirmation link. */
public sealed interface Confirmation {
  /** The address is confirmed. */
  record Confirmed(UserId user) implements Confirmation {}

  /** The link is unknown, used, run out, or was replaced by a newer one. */
  record Dead() implements Confirmation {}
}
