package dev.gatehouse.housekeeping;

import dev.gatehouse.emailchange.EmailUndos;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.token.OneTimeTokens;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.throttle.Throttles;

/**
 * Removes what has run out: sessions, mailed links, counted attempts, and mails sent long ago.
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
      EmailUndos undos,
      Throttles throttles,
      Outbox outbox) {}

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
    return ours
        ? new Sweep.Swept(
            rooms.sessions().purge(now),
            rooms.tokens().purge(now) + rooms.undos().purge(now),
            rooms.throttles().purge(now),
            rooms.outbox().purge(now.minus(settings.mails())))
        : new Sweep.NotDue();
  }
}
