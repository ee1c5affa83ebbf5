package dev.gatehouse.throttle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an attempt wait while as many of its subject are under way on this node as the limit
 * counts.
 *
 * <p>Each of those has taken a slot that it may give back in a moment, when it turns out to be no
 * failure; without the wait the next would be refused for a minute. Whoever has waited long enough,
 * or finds too many waiting, goes on all the same: what is admitted is decided by the slots alone.
 */
final class Turns {
  private static final int MOST_WAITING = 64;
  private static final long PATIENCE_SECONDS = 5;

  private final ConcurrentHashMap<String, Turn> turns = new ConcurrentHashMap<>();
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  <T> T take(List<Rule> rules, Supplier<T> attempt) {
    Deque<Runnable> leaving = new ArrayDeque<>();
    try {
      // always in the order of the rules, so that no two wait for each other
      for (var rule : rules) {
        var key = Throttles.key(rule);
        var turn = turns.compute(key, (same, there) -> Turn.entered(there, rule.limit().count()));
        leaving.push(() -> turns.compute(key, (same, there) -> turn.left()));
        if (waited(turn)) {
          leaving.push(turn.free::release);
        }
      }
      return attempt.get();
    } finally {
      leaving.forEach(Runnable::run);
    }
  }

  private boolean waited(Turn turn) {
    if (turn.free.tryAcquire()) {
      return true;
    }
    if (!waiting.tryAcquire()) {
      return false;
    }
    try {
      return turn.free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }

  /** One subject's, as long as anybody of it is here; counted within the map's own lock. */
  private static final class Turn {
    final Semaphore free;
    private int present;

    private Turn(int count) {
      free = new Semaphore(count);
    }

    static Turn entered(@Nullable Turn there, int count) {
      var turn = there == null ? new Turn(count) : there;
      turn.present++;
      return turn;
    }

    @Nullable Turn left() {
      present--;
      return present == 0 ? null : this;
    }
  }
}
