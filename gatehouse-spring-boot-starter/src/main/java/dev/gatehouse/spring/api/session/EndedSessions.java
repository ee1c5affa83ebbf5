package dev.gatehouse.spring.api.session;

/**
 * How many sessions have ended, as JSON.
 *
 * @param ended how many
 */
public record EndedSessions(int ended) {}
