package dev.gatehouse.administration.event;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An administrator has declared a user's address confirmed or unconfirmed.
 *
 * @param confirmed which of the two
 */
public record UserConfirmationChanged(UUID userId, Instant at, boolean confirmed)
    implements DomainEvent {}
