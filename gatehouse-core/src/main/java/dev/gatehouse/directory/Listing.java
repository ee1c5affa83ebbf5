package dev.gatehouse.directory;

/**
 * Which users, in which order.
 *
 * @param filter which
 * @param sort in which order
 */
public record Listing(UserFilter filter, UserSort sort) {}
