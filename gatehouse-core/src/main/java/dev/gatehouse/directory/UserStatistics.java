package dev.gatehouse.directory;

import dev.gatehouse.role.Role;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many users there are, all at one moment.
 *
 * @param total all users
 * @param active who may sign in
 * @param inactive who may not; active and inactive make the total
 * @param confirmed who have proved their address
 * @param pending who have not; confirmed and pending make the total
 * @param holders how many hold each role; who holds several is counted in each
 */
public record UserStatistics(
    long total,
    long active,
    long inactive,
    long confirmed,
    long pending,
    SortedMap<Role, Long> holders) {
  /** Keeps the counts as they are now. */
  public UserStatistics {
    holders = Collections.unmodifiableSortedMap(new TreeMap<>(holders));
  }
}
