package dev.gatehouse.profile;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A user's profile says something else than before.
 *
 * @param fields the names of the fields that do
 */
public record ProfileUpdated(UUID userId, Instant at, Set<String> fields) implements DomainEvent {
  /** Keeps its own copy of the names. */
  public ProfileUpdated {
    fields = Set.copyOf(fields);
  }
}
