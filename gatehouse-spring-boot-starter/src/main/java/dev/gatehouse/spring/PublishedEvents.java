package dev.gatehouse.spring;

import dev.gatehouse.spi.DomainEvent;
import dev.gatehouse.spi.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells the host's listener beans of each event, and publishes it as an application event.
 *
 * <p>The beans are looked up with the first event, not at the start: a listener may use the tables
 * that Gatehouse has to make first.
 */
final class PublishedEvents implements EventListener {
  private static final Logger LOG = LoggerFactory.getLogger(PublishedEvents.class);

  private final ObjectProvider<EventListener> listeners;
  private final ApplicationEventPublisher publisher;

  PublishedEvents(ObjectProvider<EventListener> listeners, ApplicationEventPublisher publisher) {
    this.listeners = listeners;
    this.publisher = publisher;
  }

  @Override
  public void on(DomainEvent event) {
    listeners.orderedStream().forEach(listener -> tell(listener, event));
    tell(publisher::publishEvent, event);
  }

  // the failure of one must not keep the event from the next
  private static void tell(EventListener listener, DomainEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException failure) {
      LOG.error("a listener failed on {}", event.getClass().getSimpleName(), failure);
    }
  }
}
