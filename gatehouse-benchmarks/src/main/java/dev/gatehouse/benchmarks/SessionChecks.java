package dev.gatehouse.benchmarks;

import dev.gatehouse.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Runs {@link SessionCheckBenchmark} on both databases, with one thread and with four, and prints
 * what the core keeps of the bare statement's throughput: the median of all iterations.
 *
 * <p>It takes the options of JMH, such as {@code -f 1 -wi 2 -i 3} for a quick look.
 */
public final class SessionChecks {
  private static final int[] THREADS = {1, 4};
  private static final double SECOND = 1e9;

  private SessionChecks() {}

  /** Runs it all. */
  public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
    var lines = new ArrayList<String>();
    for (int threads : THREADS) {
      var options =
          new OptionsBuilder()
              .parent(new CommandLineOptions(arguments))
              .include(SessionCheckBenchmark.class.getName())
              .threads(threads)
              .shouldFailOnError(true)
              .build();
      new Runner(options).run().stream().map(result -> line(threads, result)).forEach(lines::add);
    }
    System.out.printf(
        "%n%-12s %8s %10s %10s %8s%n", "database", "threads", "core/s", "bare/s", "ratio");
    lines.forEach(System.out::println);
  }

  private static String line(int threads, RunResult result) {
    var database = TestDatabase.valueOf(result.getParams().getParam("database"));
    double checks = threads * SessionCheckBenchmark.CHECKS * SECOND;
    return "%-12s %8d %10.0f %10.0f %8.2f"
        .formatted(
            database,
            threads,
            median(result, turns -> checks * count(turns, "count") / count(turns, "core")),
            median(result, turns -> checks * count(turns, "count") / count(turns, "bare")),
            median(result, turns -> count(turns, "bare") / count(turns, "core")));
  }

  private static double median(RunResult result, ToDoubleFunction<IterationResult> figure) {
    var figures = new ListStatistics();
    for (var fork : result.getBenchmarkResults()) {
      fork.getIterationResults().stream().mapToDouble(figure).forEach(figures::addValue);
    }
    return figures.getPercentile(50);
  }

  private static double count(IterationResult iteration, String counter) {
    return Objects.requireNonNull(iteration.getSecondaryResults().get(counter)).getScore();
  }
}
