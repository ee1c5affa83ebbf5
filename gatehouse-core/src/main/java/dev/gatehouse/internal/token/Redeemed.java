package dev.gatehouse.internal.token;

import java.util.Optional;
import java.util.UUID;

/**
 * What a redeemed token was bound to.
 *
 * @param user whose it was
 * @param credentialVersion the state of the user's credentials; what changes one asks for it again
 * @param carried what it was to bring about, if its purpose does not say it all
 */
public record Redeemed(UUID user, long credentialVersion, Optional<String> carried) {}
