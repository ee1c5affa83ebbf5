package dev.gatehouse.spring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a piece of work again and again, with a pause in between, on a thread of its own. */
final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration LAST_WORK = Duration.ofSeconds(10);

  private final String name;
  private final Runnable work;
  private final ScheduledExecutorService thread;

  Worker(String name, Duration pause, Runnable work) {
    this.name = name;
    this.work = work;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
    var unused =
        thread.scheduleWithFixedDelay(
            this::workOnce, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  // an exception would end the schedule for good
  private void workOnce() {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.warn("{} did not get its work done; it will try again", name, failure);
    }
  }

  /** Lets the work that is under way be finished, and begins no other. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{} was still at work at the end; it goes on after the next start", name);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
