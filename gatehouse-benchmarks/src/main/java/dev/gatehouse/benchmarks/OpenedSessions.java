package dev.gatehouse.benchmarks;

import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A database with some users, each signed in once. */
@State(Scope.Benchmark)
public class OpenedSessions {
  private static final int USERS = 100;

  /** On which database. */
  @Param({"SQLITE", "POSTGRESQL"})
  public TestDatabase database = TestDatabase.SQLITE;

  private final List<Visitor> visitors = new ArrayList<>();
  private final List<Kit> kits = new ArrayList<>();

  /** Registers the users and signs them in. */
  @Setup
  public void open() {
    var kit = Kit.on(database);
    kits.add(kit);
    for (int number = 0; number < USERS; number++) {
      var email = "user%d@example.com".formatted(number);
      kit.registered(email);
      visitors.add(Visitor.signedIn(kit, email));
    }
  }

  /** Closes the database. */
  @TearDown
  public void close() {
    kits.forEach(Kit::close);
  }

  /** The one that a thread plays. */
  Visitor visitor(int thread) {
    return visitors.get(thread % USERS);
  }
}
