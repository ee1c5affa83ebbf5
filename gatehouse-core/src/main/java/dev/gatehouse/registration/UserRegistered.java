package dev.gatehouse.registration;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** There is a new user, who has registered, or was invited or created by an administrator. */
public record UserRegistered(UUID userId, Instant at) implements DomainEvent {}
