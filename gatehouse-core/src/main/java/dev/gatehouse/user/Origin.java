package dev.gatehouse.user;

import dev.gatehouse.client.ClientAddress;
import java.util.Optional;

/**
 * Where a user registered from, as this machine saw it; nothing of it is taken from the user.
 *
 * @param address the network address
 * @param country the two letters of ISO 3166-1, if the address is known there
 * @param region the English name of the region
 * @param city the English name of the city
 */
public record Origin(
    ClientAddress address,
    Optional<String> country,
    Optional<String> region,
    Optional<String> city) {}
