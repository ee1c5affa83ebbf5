package dev.gatehouse.session;

/**
 * A session just opened, with its token, which is known now and never again.
 *
 * @param token goes to the client
 * @param session what was stored
 */
public record OpenSession(SessionToken token, Session session) {}
