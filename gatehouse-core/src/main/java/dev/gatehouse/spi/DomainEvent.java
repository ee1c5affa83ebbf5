package dev.gatehouse.spi;

import java.time.Instant;
import java.util.UUID;

/** Something that has happened and is committed; each feature has records of its own for it. */
public interface DomainEvent {
  /** The user it happened to. */
  UUID userId();

  /** When it happened. */
  Instant at();
}
