package dev.gatehouse.administration.event;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A user has been deactivated or reactivated.
 *
 * @param active which of the two
 */
public record UserStatusChanged(UUID userId, Instant at, boolean active) implements DomainEvent {}
