package dev.gatehouse.directory;

/**
 * How many users there are.
 *
 * @param count how many
 * @param exact whether there are no more; otherwise nobody has counted on
 */
public record Total(long count, boolean exact) {}
