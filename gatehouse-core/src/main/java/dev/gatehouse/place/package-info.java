/**
 * Where an address is, as far as a file on this machine tells.
 *
 * <p>The file is a MaxMind DB (MMDB 2.0) with the fields of a city database, such as GeoLite2 City
 * or DB-IP City Lite; without one nothing is looked up. Nothing here ever calls out.
 */
@NullMarked
package dev.gatehouse.place;

import org.jspecify.annotations.NullMarked;
