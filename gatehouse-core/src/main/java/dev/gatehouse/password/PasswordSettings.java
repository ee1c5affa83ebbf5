package dev.gatehouse.password;

import dev.gatehouse.internal.hash.Scheme;
import dev.gatehouse.throttle.Limit;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What a password must be and how it is hashed.
 *
 * @param shortest the least number of code points, 8 or more
 * @param longest the greatest number of code points, 64 to 1024; longer input is refused unhashed
 * @param strength the least zxcvbn score, 0 to 4
 * @param breaches whether a service is asked for passwords that have leaked elsewhere
 * @param algorithm how new passwords are hashed; hashes of any other kind are made anew at sign-in
 * @param cost the bcrypt cost, 10 to 16; also 4, the algorithm's least, for tests alone
 * @param argon2 what argon2id takes, when it is the algorithm
 * @param threads how many passwords are hashed at once
 * @param queue how many more may wait; beyond that the answer is "busy"
 * @param confirmations how often one user may mistype the present password when asked for it again
 */
public record PasswordSettings(
    int shortest,
    int longest,
    int strength,
    Breaches breaches,
    Algorithm algorithm,
    int cost,
    Argon2 argon2,
    int threads,
    int queue,
    Limit confirmations) {
  /** The cost that protects nobody and makes tests quick; whoever starts with it is warned. */
  public static final int COST_FOR_TESTS = 4;

  private static final Limit FIVE_A_MINUTE = new Limit(5, Duration.ofMinutes(1));
  private static final int LEAST_COST = 10;
  private static final int GREATEST_COST = 16;
  private static final int KIB_OF_A_MIB = 1024;

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
    return new PasswordSettings(
        8,
        128,
        3,
        Breaches.unasked(),
        Algorithm.BCRYPT,
        12,
        Argon2.defaults(),
        cores,
        cores * 16,
        FIVE_A_MINUTE);
  }

  /** The same with quick hashes, for tests alone, and room for so many waiting. */
  public PasswordSettings forTests(int queue) {
    return new PasswordSettings(
        shortest,
        longest,
        strength,
        breaches,
        algorithm,
        COST_FOR_TESTS,
        argon2,
        threads,
        queue,
        confirmations);
  }

  Scheme scheme() {
    return switch (algorithm) {
      case BCRYPT -> new Scheme.BcryptScheme(cost);
      case ARGON2ID ->
          new Scheme.Argon2idScheme(argon2.memory * KIB_OF_A_MIB, argon2.passes, argon2.lanes);
    };
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("password settings: " + rule);
    }
  }

  /** How passwords are hashed. */
  public enum Algorithm {
    /** bcrypt, at {@link PasswordSettings#cost}. */
    BCRYPT,
    /** argon2id (RFC 9106), as {@link PasswordSettings#argon2} says. */
    ARGON2ID
  }

  /**
   * What argon2id takes.
   *
   * @param memory in MiB, 7 to 256, for each password that is hashed at the time
   * @param passes how often it goes over the memory; memory and passes multiply to 35 at least
   * @param lanes how many parts of the memory do not depend on each other, 1 to 16
   */
  public record Argon2(int memory, int passes, int lanes) {
    // the weakest that the OWASP Password Storage Cheat Sheet lists is 7 MiB with 5 passes; the
    // greatest are within what a stored text may ask for
    private static final int LEAST_MEMORY = 7;
    private static final int GREATEST_MEMORY = 256;
    private static final int LEAST_WORK = 35;
    private static final int GREATEST_WORK = 1024;
    private static final int MOST_LANES = 16;

    /** Checks every range. */
    public Argon2 {
      require(memory >= LEAST_MEMORY && memory <= GREATEST_MEMORY, "argon2.memory is 7 to 256 MiB");
      require(
          passes >= 1 && memory * passes >= LEAST_WORK && memory * (long) passes <= GREATEST_WORK,
          "argon2.memory times argon2.passes is 35 to 1024");
      require(lanes >= 1 && lanes <= MOST_LANES, "argon2.lanes is 1 to 16");
    }

    /** 19 MiB, 2 passes, 1 lane. */
    public static Argon2 defaults() {
      return new Argon2(19, 2, 1);
    }
  }

  /**
   * A service that knows passwords of known leaks, asked by the range protocol of Pwned Passwords.
   *
   * @param url where it is, to which a slash and the first five digits of the password's SHA-1 are
   *     appended; nothing is asked without it
   * @param timeout how long its answer is waited for, 10 seconds at most; without one the password
   *     passes
   */
  public record Breaches(Optional<URI> url, Duration timeout) {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Checks address and time. */
    public Breaches {
      require(
          url.map(URI::getScheme).filter(scheme -> !scheme.matches("https?")).isEmpty()
              && url.filter(address -> address.getHost() == null).isEmpty(),
          "breaches.url begins with https:// and a host");
      require(
          timeout.isPositive() && timeout.compareTo(LONGEST) <= 0,
          "breaches.timeout is 10 seconds at most");
    }

    /** Nothing is asked; where it is, within a second. */
    public static Breaches unasked() {
      return new Breaches(Optional.empty(), Duration.ofSeconds(1));
    }
  }
}
