package dev.gatehouse.challenge;

import dev.gatehouse.user.UserId;
import java.time.Instant;

/**
 * A first factor that has passed, while the second is due.
 *
 * @param user whose it was
 * @param credentialVersion the state of the credentials it holds for
 * @param lasting whether the session is to outlive the browser
 * @param expiresAt until when the second factor may pass
 */
public record Challenge(UserId user, long credentialVersion, boolean lasting, Instant expiresAt) {}
