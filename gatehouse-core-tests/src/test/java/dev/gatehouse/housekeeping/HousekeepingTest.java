package dev.gatehouse.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.Client;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class HousekeepingTest {
  private final Kit kit;
  private final Client client;

  HousekeepingTest(Kit kit) {
    this.kit = kit;
    this.client = kit.client();
    kit.registered("ada@example.org");
    kit.gatehouse().housekeeping().sweep();
  }

  @Test
  void removesWhatHasRunOut() {
    kit.registered("bob@example.org");
    kit.signedIn("ada@example.org", client);
    kit.gatehouse().passwordResets().request(kit.user("bob@example.org").email(), client);
    kit.mails();
    kit.clock().move(Duration.ofDays(31));

    assertThat(sweep()).isInstanceOf(Sweep.Swept.class);

    for (var table : new String[] {"sessions", "one_time_tokens", "throttle_slots", "outbox"}) {
      assertThat(count(table)).as(table).isZero();
    }
    assertThat(count("users")).isEqualTo(2);
    assertThat(count("audit_events")).isPositive();
  }

  @Test
  void leavesWhatLives() {
    var opened = kit.signedIn("ada@example.org", client);
    kit.registered("bob@example.org");
    kit.gatehouse().passwordResets().request(kit.user("bob@example.org").email(), client);
    kit.clock().move(Duration.ofHours(1).minusMillis(1));
    var slots = count("throttle_slots");
    kit.clock().move(Duration.ofMillis(1));

    assertThat(sweep())
        .isInstanceOfSatisfying(
            Sweep.Swept.class,
            swept ->
                assertThat(swept.removed())
                    .containsEntry("sessions", 0)
                    .containsEntry("tokens", 1)
                    .containsEntry("slots", (int) slots)
                    .containsEntry("mails", 0));

    assertThat(kit.gatehouse().sessions().list(opened.session().user())).hasSize(1);
    assertThat(count("outbox")).isEqualTo(2);
  }

  @Test
  void keepsAMailThatWaits() {
    kit.mailServer().broken(true);
    kit.registered("bob@example.org");
    kit.clock().move(Duration.ofDays(31));

    sweep();

    assertThat(count("outbox")).isEqualTo(1);
  }

  @Test
  void isDoneByOneNodeInAnHour() throws Exception {
    kit.clock().move(Duration.ofHours(1));
    Callable<Sweep> call = this::sweep;

    var sweeps = Simultaneous.run(Collections.nCopies(20, call));

    assertThat(sweeps).filteredOn(Sweep.Swept.class::isInstance).hasSize(1);
    kit.clock().move(Duration.ofHours(1).minusMillis(1));
    assertThat(sweep()).isEqualTo(new Sweep.NotDue());
    kit.clock().move(Duration.ofMillis(1));
    assertThat(sweep()).isInstanceOf(Sweep.Swept.class);
  }

  private Sweep sweep() {
    return kit.gatehouse().housekeeping().sweep();
  }

  private long count(String table) {
    return Tables.on(kit).number("select count(*) from gatehouse_" + table);
  }
}
