package dev.gatehouse.device;

import java.util.Optional;

/**
 * What came of looking at the device that a user signs in with.
 *
 * @param issued the token by which the device is known from now on; empty when it brought its own
 * @param strange whether the user should hear of it: the user has other devices, and none of them
 *     looks like this one
 */
public record Recognition(Optional<DeviceToken> issued, boolean strange) {}
