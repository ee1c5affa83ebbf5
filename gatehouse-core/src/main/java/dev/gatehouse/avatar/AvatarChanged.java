package dev.gatehouse.avatar;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A user is shown by another picture, or by none any more. */
public record AvatarChanged(UUID userId, Instant at) implements DomainEvent {}
