package dev.gatehouse.customfield;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Custom fields of a user hold something else than before.
 *
 * @param keys which ones
 */
public record CustomFieldsUpdated(UUID userId, Instant at, Set<String> keys)
    implements DomainEvent {
  /** Keeps its own copy of the keys. */
  public CustomFieldsUpdated {
    keys = Set.copyOf(keys);
  }
}
