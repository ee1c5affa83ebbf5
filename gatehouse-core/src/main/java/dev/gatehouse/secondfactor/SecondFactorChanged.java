package dev.gatehouse.secondfactor;

import dev.gatehouse.spi.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A user's second factor was switched on or off.
 *
 * @param userId whose
 * @param at when
 * @param on whether it is on now
 */
public record SecondFactorChanged(UUID userId, Instant at, boolean on) implements DomainEvent {}
