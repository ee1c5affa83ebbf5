package dev.gatehouse.administration;

import dev.gatehouse.client.Client;
import dev.gatehouse.user.UserId;

/**
 * Who does something to somebody else's account, and from where.
 *
 * <p>What the actor may do is looked up in the database at each act, never taken from a session.
 *
 * @param user who acts
 * @param client where from
 */
public record Actor(UserId user, Client client) {}
