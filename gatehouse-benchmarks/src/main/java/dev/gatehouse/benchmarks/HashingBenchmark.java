package dev.gatehouse.benchmarks;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One bcrypt hash at the default cost: by the library that the core uses, and by another. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HashingBenchmark {
  private static final int COST = 12;

  private final byte[] password = "tumbling otters by moonlight".getBytes(StandardCharsets.UTF_8);
  private final byte[] salt = "sixteen of bytes".getBytes(StandardCharsets.UTF_8);

  /** BouncyCastle, which the core uses. */
  @Benchmark
  public String bouncyCastle() {
    return OpenBSDBCrypt.generate("2b", password, salt, COST);
  }

  /** The library of Patrick Favre-Bulle. */
  @Benchmark
  public byte[] favre() {
    return BCrypt.with(BCrypt.Version.VERSION_2B).hash(COST, salt, password);
  }
}
