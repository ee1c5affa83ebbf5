package dev.gatehouse.deletion;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A user has been deleted for good; the id is never given again. */
public record UserDeleted(UUID userId, Instant at) implements DomainEvent {}
