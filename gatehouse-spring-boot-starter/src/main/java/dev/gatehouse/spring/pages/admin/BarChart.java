package dev.gatehouse.spring.pages.admin;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.directory.UserStatistics;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bars, one a day, in the measures of the drawing: {@value #WIDTH} wide, {@value #HEIGHT} high.
 *
 * @param act what is counted
 * @param sum of all bars
 */
public record BarChart(String act, List<Bar> bars, long sum) {
  /** How wide the drawing is. */
  public static final int WIDTH = 420;

  /** How high the highest bar is. */
  public static final int HEIGHT = 100;

  private static final int GAP = 6;

  /**
   * One bar.
   *
   * @param label the day
   * @param left where it begins, from the left
   * @param length how high it is, or how wide where it lies
   */
  public record Bar(String label, long count, long left, long width, long length) {
    /** Where it begins, from above. */
    public long top() {
      return HEIGHT - length;
    }
  }

  static BarChart of(String act, Audit.DailyCounts counts) {
    var days = counts.first().datesUntil(counts.last().plusDays(1)).toList();
    long most = days.stream().mapToLong(day -> counts.of(day, act)).max().orElse(0);
    long step = WIDTH / days.size();
    var bars =
        days.stream()
            .map(day -> {
              long count = counts.of(day, act);
              long left = step * ChronoUnit.DAYS.between(counts.first(), day);
              return new Bar(day.toString(), count, left, step - GAP, length(count, most, HEIGHT));
            })
            .toList();
    return new BarChart(act, bars, bars.stream().mapToLong(Bar::count).sum());
  }

  /** How many have a second factor at the end of each day. */
  static List<Adopted> of(List<UserStatistics.Adoption> days) {
    var greatest = days.stream().mapToDouble(UserStatistics.Adoption::share).max().orElse(0);
    long step = WIDTH / days.size();
    return IntStream.range(0, days.size())
        .mapToObj(at -> {
          var day = days.get(at);
          var length = greatest == 0 ? 0 : Math.round(day.share() * HEIGHT / greatest);
          var bar =
              new Bar(day.day().toString(), day.withSecondFactor(), step * at, step - GAP, length);
          return new Adopted(bar, day.share());
        })
        .toList();
  }

  /** A bar as high as a share in something, compared with the other days. */
  public record Adopted(Bar bar, double share) {}

  /** A bar that lies, as long as the share in the total is great. */
  static Bar share(long count, long total) {
    return new Bar("", count, 0, length(count, total, WIDTH), 0);
  }

  // something is never drawn as nothing
  private static long length(long count, long most, int longest) {
    return count == 0 ? 0 : Math.max(2, Math.round((double) count * longest / most));
  }
}
