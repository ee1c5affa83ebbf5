package dev.gatehouse.password;

import dev.gatehouse.throttle.Limit;
import java.time.Duration;

/**
 * What a password must be and how it is hashed.
 *
 * @param shortest the least number of code points, 8 or more
 * @param longest the greatest number of code points, 64 to 1024; longer input is refused unhashed
 * @param strength the least zxcvbn score, 0 to 4
 * @param cost the bcrypt cost, 10 to 16; also 4, the algorithm's least, for tests alone
 * @param threads how many passwords are hashed at once
 * @param queue how many more may wait; beyond that the answer is "busy"
 * @param confirmations how often one user may mistype the present password when asked for it again
 */
public record PasswordSettings(
    int shortest,
    int longest,
    int strength,
    int cost,
    int threads,
    int queue,
    Limit confirmations) {
  /** The cost that protects nobody and makes tests quick. */
  public static final int COST_FOR_TESTS = 4;

  private static final Limit FIVE_A_MINUTE = new Limit(5, Duration.ofMinutes(1));
  private static final int LEAST_COST = 10;
  private static final int GREATEST_COST = 16;

  /** Checks every range. */
  public PasswordSettings {
    require(shortest >= 8 && shortest <= longest, "shortest is 8 at least");
    require(longest >= 64 && longest <= 1024, "longest is 64 to 1024");
    require(strength >= 0 && strength <= 4, "strength is 0 to 4");
    require(
        (cost >= LEAST_COST && cost <= GREATEST_COST) || cost == COST_FOR_TESTS,
        "cost is 10 to 16");
    require(threads >= 1 && queue >= 1, "threads and queue are 1 at least");
  }

  /** 8 to 128 code points, a score of 3, bcrypt at cost 12 on as many threads as cores. */
  public static PasswordSettings defaults() {
    var cores = Runtime.getRuntime().availableProcessors();
    return new PasswordSettings(8, 128, 3, 12, cores, cores * 16, FIVE_A_MINUTE);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("password settings: " + rule);
    }
  }
}
