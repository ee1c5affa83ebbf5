package dev.gatehouse.session;

import dev.gatehouse.client.Client;
import dev.gatehouse.user.UserId;
import java.time.Instant;

/**
 * A session as its user sees it in the list.
 *
 * @param id ends the session, and opens nothing
 * @param user whose session it is
 * @param client where it was opened
 * @param lasting whether it was to outlive the browser ("remember me")
 * @param openedAt when it was opened
 * @param lastUsedAt when it was last used, to the minute
 */
public record Session(
    SessionId id,
    UserId user,
    Client client,
    boolean lasting,
    Instant openedAt,
    Instant lastUsedAt) {}
