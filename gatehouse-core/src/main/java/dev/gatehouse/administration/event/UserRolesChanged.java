package dev.gatehouse.administration.event;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A user has other roles than before. */
public record UserRolesChanged(UUID userId, Instant at) implements DomainEvent {}
