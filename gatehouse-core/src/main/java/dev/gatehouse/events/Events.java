package dev.gatehouse.events;

import dev.gatehouse.internal.sql.Transaction;
import dev.gatehouse.spi.DomainEvent;
import dev.gatehouse.spi.EventListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listeners what has happened, once it is committed. */
public final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);

  private final List<EventListener> listeners;

  /** Makes the service for these listeners, who are told in this order. */
  public Events(List<EventListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Publishes the event after the transaction's commit; not at all after a rollback. */
  public void publish(Transaction transaction, DomainEvent event) {
    transaction.afterCommit(() -> listeners.forEach(listener -> tell(listener, event)));
  }

  // the work is committed: a listener's failure must not look like a failure of the work
  private static void tell(EventListener listener, DomainEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException failure) {
      LOG.error("a listener failed on {}", event.getClass().getSimpleName(), failure);
    }
  }
}
