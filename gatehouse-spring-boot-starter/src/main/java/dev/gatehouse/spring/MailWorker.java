package dev.gatehouse.spring;

import dev.gatehouse.outbox.Outbox;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers the mails that are due, every few seconds, on a thread of its own. */
final class MailWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MailWorker.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final Duration LAST_MAIL = Duration.ofSeconds(10);

  private final Outbox outbox;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("gatehouse-mail").factory());

  MailWorker(Outbox outbox) {
    this.outbox = outbox;
    var unused =
        thread.scheduleWithFixedDelay(
            this::deliver, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  // an exception would end the schedule for good
  private void deliver() {
    try {
      outbox.deliverDue();
    } catch (RuntimeException failure) {
      LOG.warn("the mails that are due could not be delivered; they are tried again", failure);
    }
  }

  /** Lets the mail that is being sent go out, and begins no other. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LAST_MAIL.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("a mail was still being sent at the end; it is sent again after the next start");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
