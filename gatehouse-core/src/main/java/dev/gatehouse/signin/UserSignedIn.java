package dev.gatehouse.signin;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A user has signed in. */
public record UserSignedIn(UUID userId, Instant at) implements DomainEvent {}
