package dev.gatehouse.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Races: many calls let loose at the same moment, each on a thread of its own. */
public final class Simultaneous {
  private static final long PATIENCE_SECONDS = 120;

  private Simultaneous() {}

  /**
   * Runs all calls at once and gives their results in the order of the calls.
   *
   * @throws ExecutionException when a call threw
   * @throws TimeoutException when a call has not ended after two minutes
   */
  public static <T> List<T> run(List<Callable<T>> calls)
      throws ExecutionException, InterruptedException, TimeoutException {
    var gate = new CountDownLatch(1);
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var futures = new ArrayList<Future<T>>();
      for (var call : calls) {
        futures.add(
            threads.submit(() -> {
              gate.await();
              return call.call();
            }));
      }
      gate.countDown();
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    }
  }
}
