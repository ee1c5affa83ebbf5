package dev.gatehouse.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.spi.MailTransport;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class OutboxTest {
  private final Kit kit;

  OutboxTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void registerAnOwner() {
    kit.registered("ada@example.org");
  }

  @Test
  void sendsWhatIsQueuedOnce() {
    kit.registered("bob@example.org");

    assertThat(kit.gatehouse().outbox().deliverDue()).isZero();
    assertThat(kit.mails()).hasSize(1);
  }

  @Test
  void sealsWhatWaitsAndWipesWhatIsSent() {
    kit.mailServer().broken(true);
    kit.registered("bob@example.org");
    assertThat(Tables.on(kit).texts("select sealed from gatehouse_outbox"))
        .singleElement()
        .satisfies(sealed -> assertThat(sealed).doesNotContain("bob").hasSizeGreaterThan(50));

    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofSeconds(10));
    kit.mails();

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_outbox where sealed is null"))
        .isEqualTo(1);
  }

  @Test
  void triesAgainLaterAndLater() {
    kit.mailServer().broken(true);
    kit.registered("bob@example.org");

    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofSeconds(9));
    assertThat(kit.mails()).isEmpty();

    kit.mailServer().broken(true);
    kit.clock().move(Duration.ofSeconds(1));
    kit.mails();
    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofSeconds(19));
    assertThat(kit.mails()).isEmpty();
    kit.clock().move(Duration.ofSeconds(1));
    assertThat(kit.mails()).hasSize(1);
  }

  @Test
  void givesUpAfterSomeDays() {
    kit.mailServer().broken(true);
    kit.registered("bob@example.org");
    for (int i = 0; i < 16; i++) {
      kit.clock().move(Duration.ofHours(12));
      kit.mails();
    }

    assertThat(
            Tables.on(kit)
                .number(
                    "select count(*) from gatehouse_outbox"
                        + " where given_up_at is not null and due_at is null and sealed is null"))
        .isEqualTo(1);
  }

  @Test
  void sendsAMailAgainWhoseWorkerDied() {
    kit.mailServer().broken(true);
    kit.registered("bob@example.org");
    var lease = kit.clock().instant().plus(Duration.ofMinutes(5)).toEpochMilli();
    Tables.on(kit).update("update gatehouse_outbox set due_at = " + lease);
    kit.mailServer().broken(false);
    assertThat(kit.mails()).isEmpty();

    kit.clock().move(Duration.ofMinutes(5));

    assertThat(kit.mails()).extracting(Mail::to).containsExactly("bob@example.org");
  }

  @Test
  void losesNoMailOfADyingWorkerAndDoublesOnlyWhatItHadHandedOver() {
    kit.mailServer().broken(true);
    for (int i = 0; i < 4; i++) {
      kit.registered("user" + i + "@example.org");
    }
    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofHours(1));

    dieWhile(mail -> {}, "user0@example.org");
    dieWhile(kit.mailServer(), "user1@example.org");
    assertThat(kit.mails()).extracting(Mail::to).doesNotContain("user0@example.org");
    kit.clock().move(Duration.ofMinutes(5));

    assertThat(kit.mails())
        .extracting(Mail::to)
        .containsExactlyInAnyOrder(
            "user0@example.org",
            "user1@example.org",
            "user1@example.org",
            "user2@example.org",
            "user3@example.org");
  }

  @Test
  void opensNoSealOfAnotherMail() {
    kit.mailServer().broken(true);
    kit.registered("bob@example.org");
    kit.registered("carl@example.org");
    kit.mailServer().broken(false);

    Tables.on(kit)
        .update("update gatehouse_outbox set sealed = (select min(sealed) from gatehouse_outbox)");

    kit.clock().move(Duration.ofSeconds(10));
    assertThat(kit.mails()).hasSize(1);
  }

  @Test
  void leavesAMailAloneThatAnotherWorkerHasSentMeanwhile() {
    kit.mailServer().broken(true);
    kit.registered("bob@example.org");
    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofHours(1));

    deliverBy(mail -> {
      // longer than any lease
      kit.clock().move(Duration.ofMinutes(6));
      assertThat(kit.gatehouse().outbox().deliverDue()).isOne();
      throw new IOException("no answer");
    });

    assertThat(kit.gatehouse().outbox().state())
        .isEqualTo(new OutboxState(0, 0, Optional.empty(), 0));
    kit.clock().move(Duration.ofDays(1));
    assertThat(kit.mails()).extracting(Mail::to).containsExactly("bob@example.org");
  }

  // as if the process were killed at that mail: nothing is noted after it
  private void dieWhile(MailTransport last, String address) {
    MailTransport dying =
        mail -> {
          if (mail.to().equals(address)) {
            last.send(mail);
            throw new OutOfMemoryError("killed");
          }
          kit.mailServer().send(mail);
        };
    assertThatThrownBy(() -> deliverBy(dying)).isInstanceOf(OutOfMemoryError.class);
  }

  private void deliverBy(MailTransport transport) {
    try (var worker =
        Gatehouse.on(kit.dataSource(), kit.keyRing())
            .settings(Kit.settings())
            .clock(kit.clock())
            .mail(transport)
            .open()) {
      worker.outbox().deliverDue();
    }
  }

  @Test
  void sendsEachMailOnceThoughManyWorkersDeliver() throws Exception {
    kit.mailServer().broken(true);
    for (int i = 0; i < 20; i++) {
      kit.registered("user" + i + "@example.org");
    }
    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofHours(1));
    Callable<Integer> worker = () -> kit.gatehouse().outbox().deliverDue();

    var sent = Simultaneous.run(Collections.nCopies(10, worker));

    assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    assertThat(kit.mailServer().all()).extracting(Mail::to).doesNotHaveDuplicates().hasSize(20);
  }
}
