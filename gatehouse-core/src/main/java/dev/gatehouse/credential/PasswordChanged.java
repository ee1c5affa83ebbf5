package dev.gatehouse.credential;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A user has another password. */
public record PasswordChanged(UUID userId, Instant at) implements DomainEvent {}
