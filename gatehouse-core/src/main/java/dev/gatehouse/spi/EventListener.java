package dev.gatehouse.spi;

/**
 * Hears of domain events after their transaction has committed.
 *
 * <p>Called on the thread that did the work, once per event; never for work that was rolled back.
 * An exception is logged and goes no further: the work is done. A crash between the commit and the
 * call loses the call, so a listener that must not miss anything reads the audit trail.
 */
@FunctionalInterface
public interface EventListener {
  /** Takes notice of the event. */
  void on(DomainEvent event);
}
