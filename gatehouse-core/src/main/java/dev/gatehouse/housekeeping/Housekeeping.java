package dev.gatehouse.housekeeping;

import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.token.OneTimeTokens;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.throttle.Throttles;

/**
 * Removes what has run out: sessions, mailed links, counted attempts, mails sent long ago, and
 * pictures of users who are gone.
 *
 * <p>Call it as often as you like, on every node: one of them does the work once in {@link
 * HousekeepingSettings#every}. Users, passwords, roles and the audit trail stay.
 */
public final class Housekeeping {
  private final Foundation foundation;
  private final HousekeepingSettings settings;
  private final Rooms rooms;
  private final DutyRepository duties = new DutyRepository();

  /** What is swept. */
  public record Rooms(
      Sessions sessions,
      OneTimeTokens tokens,
      Throttles throttles,
      Outbox outbox,
      Avatars avatars) {}

  /** Makes the service. */
  public Housekeeping(Foundation foundation, HousekeepingSettings settings, Rooms rooms) {
    this.foundation = foundation;
    this.settings = settings;
    this.rooms = rooms;
  }

  /** Removes what has run out, if it is time and no other node does. */
  public Sweep sweep() {
    var now = foundation.now();
    var ours =
        foundation
            .database()
            .write(transaction -> duties.take(transaction, now, now.plus(settings.every())));
    if (ours) {
      rooms.avatars().purge(now);
    }
    return ours
        ? new Sweep.Swept(
            rooms.sessions().purge(now),
            rooms.tokens().purge(now),
            rooms.throttles().purge(now),
            rooms.outbox().purge(now.minus(settings.mails())))
        : new Sweep.NotDue();
  }
}
