package dev.gatehouse.session;

import dev.gatehouse.client.Client;
import dev.gatehouse.user.UserId;

/**
 * A session to be opened.
 *
 * @param user whose session it will be
 * @param client who is opening it
 * @param lasting whether it is to outlive the browser ("remember me")
 */
public record Opening(UserId user, Client client, boolean lasting) {}
