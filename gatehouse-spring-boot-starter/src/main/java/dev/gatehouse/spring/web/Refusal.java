package dev.gatehouse.spring.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * That a request is refused, and all that is said about it.
 *
 * @param problem why
 * @param retryAfter when the same request may succeed
 * @param faults what is wrong with which field
 */
public record Refusal(Problem problem, Optional<Duration> retryAfter, List<Fault> faults) {
  private static final Duration STORAGE_PAUSE = Duration.ofSeconds(5);

  /** Keeps its own copy of the faults. */
  public Refusal {
    faults = List.copyOf(faults);
  }

  /** A refusal that the problem's name says all about. */
  public static Refusal of(Problem problem) {
    var retryAfter =
        problem == Problem.STORAGE_UNAVAILABLE
            ? Optional.of(STORAGE_PAUSE)
            : Optional.<Duration>empty();
    return new Refusal(problem, retryAfter, List.of());
  }

  /** A refusal of what may be tried again after that time. */
  public static Refusal of(Problem problem, Duration retryAfter) {
    return new Refusal(problem, Optional.of(retryAfter), List.of());
  }

  /** A refusal because of fields. */
  public static Refusal of(Problem problem, List<Fault> faults) {
    return new Refusal(problem, Optional.empty(), faults);
  }

  /** The value of {@code Retry-After}: whole seconds, rounded up. */
  public Optional<String> retryAfterSeconds() {
    return retryAfter.map(wait -> Long.toString(wait.plusNanos(999_999_999).toSeconds()));
  }

  /**
   * What is wrong with one field.
   *
   * @param field its name
   * @param code why it will not do, in kebab case; never changes
   * @param message the same in words for developers
   */
  public record Fault(String field, String code, String message) {}
}
