package dev.gatehouse.internal.crypto;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that hash passwords: platform threads, as many as cores, with a bounded queue.
 *
 * <p>Hashing is meant to burn a core for a third of a second. On the caller's threads it would
 * starve everything else of the application; here it can take no more than the cores' fair share,
 * and what does not fit into the queue is told so at once.
 */
public final class HashingPool implements AutoCloseable {
  private final ThreadPoolExecutor threads;

  /** Makes a pool of so many threads and a queue of so many waiting. */
  public HashingPool(int size, int queue) {
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().daemon().name("gatehouse-hashing-", 1).factory());
  }

  /** Runs the work and waits for it; empty at once when the queue is full. */
  public <T> Optional<T> run(Callable<T> work) {
    try {
      return Optional.of(threads.submit(work).get());
    } catch (RejectedExecutionException full) {
      return Optional.empty();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("hashing failed", failure.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whether the queue is full, so that more work is refused for the moment. */
  public boolean full() {
    return threads.getQueue().remainingCapacity() == 0;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
