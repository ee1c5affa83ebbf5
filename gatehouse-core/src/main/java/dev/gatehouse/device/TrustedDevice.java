package dev.gatehouse.device;

import dev.gatehouse.client.Client;
import java.time.Instant;
import java.util.UUID;

/**
 * A device that spares its user the second factor.
 *
 * @param id by which the trust is revoked
 * @param client what the device called itself, and where it was, when it was last used
 * @param trustedAt since when
 * @param usedAt when it last spared a second factor
 * @param expiresAt until when
 */
public record TrustedDevice(
    UUID id, Client client, Instant trustedAt, Instant usedAt, Instant expiresAt) {}
