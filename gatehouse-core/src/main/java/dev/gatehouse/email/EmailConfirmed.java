package dev.gatehouse.email;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A user has proved to read mail at the address. */
public record EmailConfirmed(UUID userId, Instant at) implements DomainEvent {}
