package dev.gatehouse.internal.token;

import java.util.UUID;

/**
 * What a redeemed token was bound to.
 *
 * @param user whose it was
 * @param credentialVersion the state of the user's credentials; what changes one asks for it again
 */
public record Redeemed(UUID user, long credentialVersion) {}
