package dev.gatehouse.oversight.session;

import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which sessions are to be shown.
 *
 * @param user whose
 * @param usedFrom last used then or later
 * @param usedBefore last used before then
 */
public record SessionFilter(
    Optional<UserId> user, Optional<Instant> usedFrom, Optional<Instant> usedBefore) {
  /** Every session. */
  public static final SessionFilter ALL =
      new SessionFilter(Optional.empty(), Optional.empty(), Optional.empty());

  /** The same, of that user alone. */
  public SessionFilter of(UserId user) {
    return new SessionFilter(Optional.of(user), usedFrom, usedBefore);
  }

  /** The same, but last used at that time or later. */
  public SessionFilter usedFrom(Instant from) {
    return new SessionFilter(user, Optional.of(from), usedBefore);
  }

  /** The same, but last used before that time. */
  public SessionFilter usedBefore(Instant before) {
    return new SessionFilter(user, usedFrom, Optional.of(before));
  }
}
