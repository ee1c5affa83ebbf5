package dev.gatehouse.directory;

import dev.gatehouse.role.Role;
import java.time.LocalDate;
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
  /**
   * How many had a second factor when a day was over.
   *
   * @param day in UTC
   * @param users who had registered by then
   * @param withSecondFactor who have a second factor since then or longer
   */
  public record Adoption(LocalDate day, long users, long withSecondFactor) {
    /** The share of the users, from 0 to 1; 0 of nobody. */
    public double share() {
      return users == 0 ? 0 : (double) withSecondFactor / users;
    }
  }

  /** Keeps the counts as they are now. */
  public UserStatistics {
    holders = Collections.unmodifiableSortedMap(new TreeMap<>(holders));
  }
}
