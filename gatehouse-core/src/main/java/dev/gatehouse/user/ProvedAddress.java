package dev.gatehouse.user;

import java.time.Instant;

/**
 * An address at which somebody has proved to read mail.
 *
 * @param email the address
 * @param at when it was proved
 */
public record ProvedAddress(EmailAddress email, Instant at) {}
