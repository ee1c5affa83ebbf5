package dev.gatehouse.totp;

import java.time.Instant;
import java.util.UUID;

/**
 * A secret that waits for its first code.
 *
 * @param id what the first code confirms; a newer setup has another
 * @param secret to be typed into the authenticator
 * @param uri the same as a key URI, for a QR code ({@link QrCode}); secret like the secret
 * @param expiresAt until when it waits
 */
public record TotpSetup(UUID id, TotpSecret secret, TotpUri uri, Instant expiresAt) {}
