package dev.gatehouse.emailchange;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A user has an earlier address back, and no password. */
public record EmailChangeUndone(UUID userId, Instant at) implements DomainEvent {}
