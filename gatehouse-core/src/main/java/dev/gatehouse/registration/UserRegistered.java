package dev.gatehouse.registration;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A new user has registered. */
public record UserRegistered(UUID userId, Instant at) implements DomainEvent {}
