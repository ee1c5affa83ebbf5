package dev.gatehouse.benchmarks;

import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordCheck;
import dev.gatehouse.password.PasswordSettings;
import dev.gatehouse.password.PasswordSettings.Algorithm;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One password checked by the core, at the default cost of either algorithm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class VerifyBenchmark {
  private static final EmailAddress ADA = EmailAddress.parse("ada@example.org").orElseThrow();

  /** How the password is hashed. */
  @Param({"BCRYPT", "ARGON2ID"})
  public Algorithm algorithm = Algorithm.BCRYPT;

  private final Kit kit = Kit.on(TestDatabase.SQLITE);

  /** Registers a user under the settings to measure. */
  @Setup
  public void register() {
    kit.node(settings -> settings.with(hashedBy(algorithm)));
    kit.registered(ADA.typed());
  }

  private static PasswordSettings hashedBy(Algorithm algorithm) {
    var defaults = PasswordSettings.defaults();
    return new PasswordSettings(
        defaults.shortest(),
        defaults.longest(),
        defaults.strength(),
        defaults.breaches(),
        algorithm,
        defaults.cost(),
        defaults.argon2(),
        defaults.threads(),
        defaults.queue(),
        defaults.confirmations());
  }

  /** Stops the threads. */
  @TearDown
  public void close() {
    kit.close();
  }

  /** The right password of a user. */
  @Benchmark
  public PasswordCheck verify() {
    return kit.gatehouse().passwords().verify(ADA, Password.of(Kit.PASSWORD));
  }

  /** Whether a password will do; the list of common ones and the estimate of its strength. */
  @Benchmark
  public Optional<List<Weakness>> judge() {
    return kit.gatehouse().passwords().judge(Password.of(Kit.PASSWORD), List.of());
  }
}
