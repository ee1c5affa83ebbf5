package dev.gatehouse.invitation;

import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * That a user has not accepted yet: has neither a password nor ever signed in.
 *
 * @param user who
 * @param until how long the link is good; empty when none is any more
 */
public record PendingInvitation(UserId user, Optional<Instant> until) {}
