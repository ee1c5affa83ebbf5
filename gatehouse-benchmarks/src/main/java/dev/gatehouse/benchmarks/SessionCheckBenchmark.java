package dev.gatehouse.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * The check that each request makes: through the core, and as the bare statement below it.
 *
 * <p>The two take turns of some milliseconds in one thread, so that whatever else the machine is
 * doing slows both, and their ratio holds on a busy machine too. The score of the benchmark itself
 * mixes the two; what counts is the time that each has taken.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 1)
@Fork(3)
public class SessionCheckBenchmark {
  /** How many checks a turn has. */
  static final int CHECKS = 50;

  // JMH calls meet before anything else
  @SuppressWarnings("NullAway.Init")
  private Visitor visitor;

  /** How long the turns of each have taken, in nanoseconds. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Turns {
    /** Those of the core. */
    public long core;

    /** Those of the bare statement. */
    public long bare;

    /** How many turns each has had. */
    public long count;
  }

  /** Gives each thread a session of its own. */
  @Setup
  public void meet(OpenedSessions sessions, ThreadParams thread) {
    visitor = sessions.visitor(thread.getThreadIndex());
  }

  /** One turn of each. */
  @Benchmark
  @OperationsPerInvocation(2 * CHECKS)
  public void inTurns(Turns turns, Blackhole seen) throws SQLException {
    long start = System.nanoTime();
    for (int i = 0; i < CHECKS; i++) {
      seen.consume(visitor.check());
    }
    long between = System.nanoTime();
    for (int i = 0; i < CHECKS; i++) {
      visitor.bare().run(seen);
    }
    turns.core += between - start;
    turns.bare += System.nanoTime() - between;
    turns.count++;
  }
}
