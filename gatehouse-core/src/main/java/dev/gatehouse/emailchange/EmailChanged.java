package dev.gatehouse.emailchange;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A user has another address. */
public record EmailChanged(UUID userId, Instant at) implements DomainEvent {}
