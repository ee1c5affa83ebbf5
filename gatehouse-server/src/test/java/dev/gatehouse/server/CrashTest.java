package dev.gatehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.SqliteDataSources;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server with SIGKILL while registrations run, and looks at what is left.
 *
 * <p>{@code bin/crash-test} runs more rounds of it and prints what it counted.
 */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("gatehouse.crash.rounds", 1);
  private static final int REGISTRATIONS = 200;
  private static final int KILLED_AFTER = 60;
  private static final int AT_ONCE = 32;

  @TempDir Path folder;

  @Test
  @SuppressWarnings("SystemOut")
  void keepsEveryRegistrationThatWasAnsweredAndNoneByHalf() throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      var answered = registerUntilKilled(round);

      assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLED_AFTER).hasSizeLessThan(REGISTRATIONS);
      assertThat(lost(answered)).isEmpty();
      assertThat(halfThere()).containsOnly(0L);
      System.out.printf(
          "round %d: %d of %d registrations were answered before the kill, %d stored, 0 lost, 0 half%n",
          round, answered.size(), REGISTRATIONS, count("select count(*) from gatehouse_users"));
    }
  }

  private Set<String> registerUntilKilled(int round) throws Exception {
    Set<String> answered = ConcurrentHashMap.newKeySet();
    try (var server = start();
        var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var http = new Http(server.address());
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < REGISTRATIONS; i++) {
        var email = "user" + i + ".round" + round + "@example.org";
        running.add(threads.submit(() -> register(http, email, answered)));
      }
      while (answered.size() < KILLED_AFTER) {
        Thread.onSpinWait();
      }
      server.kill();
      for (var each : running) {
        each.get();
      }
    }
    return answered;
  }

  private static void register(Http http, String email, Set<String> answered) {
    try {
      if (http.register(email, password(email)) == 202) {
        answered.add(email);
      }
    } catch (IOException killed) {
      // not answered: it may be there or not, but not by half
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> lost(Set<String> answered) throws Exception {
    var lost = new ArrayList<String>();
    try (var server = start()) {
      var http = new Http(server.address());
      for (var email : answered) {
        var signIn = http.signIn(email, password(email));
        var complete =
            signIn.statusCode() == 201
                && http.whoAmI(http.token(email, password(email)))
                    .body()
                    .matches("(?s).*\"(User|Owner)\".*");
        if (!complete) {
          lost.add(email);
        }
      }
      assertThat(server.terminate()).isEqualTo(143);
    }
    return lost;
  }

  private List<Long> halfThere() {
    return IntStream.range(0, HALVES.size()).mapToObj(i -> count(HALVES.get(i))).toList();
  }

  private static final List<String> HALVES =
      List.of(
          "select count(*) from gatehouse_users where id not in (select user_id from gatehouse_passwords)",
          "select count(*) from gatehouse_users where id not in (select user_id from gatehouse_role_grants)",
          "select count(*) from gatehouse_users where id not in"
              + " (select target_id from gatehouse_audit_events where act = 'user-registered')",
          "select count(*) from gatehouse_users u where u.confirmed_at is null and u.id not in"
              + " (select user_id from gatehouse_one_time_tokens)",
          "select abs(1 - (select count(*) from gatehouse_role_grants g join gatehouse_roles r"
              + " on r.id = g.role_id where r.name = 'Owner'))");

  private ServerProcess start() throws IOException {
    return ServerProcess.start(
        folder,
        "--gatehouse.data-dir=" + folder.resolve("data"),
        "--gatehouse.registration.per-client.count=1000",
        "--gatehouse.password.queue=1000");
  }

  private static String password(String email) {
    return "tumbling otters of " + email;
  }

  private long count(String query) {
    try (var source = SqliteDataSources.open(folder.resolve("data/accounts.db"));
        var connection = source.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(query, failure);
    }
  }
}
