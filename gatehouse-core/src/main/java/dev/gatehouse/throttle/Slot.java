package dev.gatehouse.throttle;

import java.time.Instant;

/**
 * One counted attempt.
 *
 * @param key the digest of the rule's name and subject, in hexadecimal
 * @param number which of the limit's slots it took, from 0
 * @param until when the slot is free again
 */
public record Slot(String key, int number, Instant until) {}
