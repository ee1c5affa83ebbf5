package dev.gatehouse.housekeeping;

import static java.util.stream.Collectors.toMap;

import dev.gatehouse.internal.Foundation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Removes what has run out, such as sessions, mailed links, counted attempts and mails sent long
 * ago.
 *
 * <p>Call it as often as you like, on every node: one of them does the work once in {@link
 * HousekeepingSettings#every}. Users stay unless they are to be deleted, and the audit trail stays.
 */
public final class Housekeeping {
  private final Foundation foundation;
  private final HousekeepingSettings settings;
  private final List<Room> rooms;
  private final DutyRepository duties = new DutyRepository();

  /**
   * What is swept.
   *
   * @param name what is removed there, in kebab case, such as {@code sessions}
   * @param purge removes what has run out by that instant, and says how much
   */
  public record Room(String name, ToIntFunction<Instant> purge) {}

  /** Makes the service. */
  public Housekeeping(Foundation foundation, HousekeepingSettings settings, List<Room> rooms) {
    this.foundation = foundation;
    this.settings = settings;
    this.rooms = List.copyOf(rooms);
  }

  /** Removes what has run out, if it is time and no other node does. */
  public Sweep sweep() {
    var now = foundation.now();
    var ours =
        foundation
            .database()
            .write(transaction -> duties.take(transaction, now, now.plus(settings.every())));
    return ours ? new Sweep.Swept(purge(now)) : new Sweep.NotDue();
  }

  private Map<String, Integer> purge(Instant now) {
    return rooms.stream().collect(toMap(Room::name, room -> room.purge().applyAsInt(now)));
  }
}
