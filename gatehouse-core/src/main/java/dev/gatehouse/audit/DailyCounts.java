package dev.gatehouse.audit;

import java.time.LocalDate;
import java.util.List;

/**
 * How often acts were done, day by day.
 *
 * @param first the first day that was looked at
 * @param last the last one, which is not over yet
 * @param counts those that are not zero, by day and act
 */
public record DailyCounts(LocalDate first, LocalDate last, List<Count> counts) {
  /** Keeps its own copy of the counts. */
  public DailyCounts {
    counts = List.copyOf(counts);
  }

  /**
   * How often an act was done on one day.
   *
   * @param day in UTC
   * @param act what was done
   * @param count how often
   */
  public record Count(LocalDate day, String act, long count) {}

  /** How often the act was done on that day. */
  public long of(LocalDate day, String act) {
    return counts.stream()
        .filter(count -> count.day().equals(day) && count.act().equals(act))
        .mapToLong(Count::count)
        .sum();
  }
}
