package dev.gatehouse.throttle;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.token.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts attempts in the database, so that every node and every restart shares the counts.
 *
 * <p>A limit of 5 a minute is five slots, each taken for a minute. An attempt takes its slot before
 * anything is checked, in one conditional statement: of any number of simultaneous attempts no more
 * get through than there are free slots, and there is no edge of a window to wait for.
 */
public final class Throttles {
  // more lost races than this in a row mean a flood, which is refused
  private static final int TRIES = 100;
  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private final Foundation foundation;
  private final SlotRepository slots;
  private final Turns turns = new Turns();

  /** Makes the service. */
  public Throttles(Foundation foundation) {
    this.foundation = foundation;
    this.slots = new SlotRepository(foundation.database());
  }

  /**
   * Makes the attempt when it is its turn: while as many attempts are under way on this node as a
   * rule counts, the next one waits a little for what becomes of them. It changes nothing in what
   * is admitted, which the attempt still has to ask for.
   */
  public <T> T inTurn(List<Rule> rules, Supplier<T> attempt) {
    return turns.take(rules, attempt);
  }

  /** Counts the attempt under all the rules, or under none and refuses it. */
  public Admission admit(List<Rule> rules) {
    var now = foundation.now();
    for (int tryNumber = 0; tryNumber < TRIES; tryNumber++) {
      var choices = new ArrayList<Slot>();
      for (var rule : rules) {
        var key = key(rule);
        var taken = slots.taken(key, now);
        if (taken.size() >= rule.limit().count()) {
          return new Admission.Refused(wait(taken, rule.limit(), now));
        }
        choices.add(new Slot(key, free(taken, rule.limit()), now.plus(rule.limit().window())));
      }
      if (takeAll(choices, now)) {
        return new Admission.Admitted(choices);
      }
    }
    return new Admission.Refused(SHORTEST_WAIT);
  }

  /** Takes the count of an attempt back, such as of one that was no failure. */
  public void refund(Admission.Admitted admitted) {
    foundation
        .database()
        .write(transaction -> {
          admitted.slots().forEach(slot -> slots.release(transaction, slot));
          return true;
        });
  }

  /** Removes the counts that have run out, and says how many. */
  public int purge(Instant now) {
    return slots.purge(now);
  }

  private boolean takeAll(List<Slot> choices, Instant now) {
    return foundation
        .database()
        .write(transaction -> {
          for (int i = 0; i < choices.size(); i++) {
            if (!slots.take(transaction, choices.get(i), now)) {
              choices.subList(0, i).forEach(slot -> slots.release(transaction, slot));
              return false;
            }
          }
          return true;
        });
  }

  // any of the free ones, so that simultaneous attempts seldom reach for the same
  private int free(List<Slot> taken, Limit limit) {
    var takenNumbers = taken.stream().map(Slot::number).collect(Collectors.toSet());
    var free =
        IntStream.range(0, limit.count())
            .filter(number -> !takenNumbers.contains(number))
            .toArray();
    return free[foundation.random().nextInt(free.length)];
  }

  // as many slots as must fall free before the next attempt fits under the limit
  private static Duration wait(List<Slot> taken, Limit limit, Instant now) {
    var next = taken.get(taken.size() - limit.count()).until();
    var wait = Duration.between(now, next);
    return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
  }

  static String key(Rule rule) {
    return HexFormat.of().formatHex(Digest.of(rule.name() + '\n' + rule.subject()).bytes());
  }
}
