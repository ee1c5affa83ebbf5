package dev.gatehouse.userfield;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Custom fields are defined otherwise than before.
 *
 * @param userId the administrator who did it
 */
public record CustomFieldsDefined(UUID userId, Instant at) implements DomainEvent {}
