package dev.gatehouse.oversight.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.internal.token.RandomToken;
import dev.gatehouse.outbox.OutboxEntry;
import dev.gatehouse.outbox.OutboxEntry.Stage;
import dev.gatehouse.outbox.OutboxPage;
import dev.gatehouse.outbox.OutboxState;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The outbox as administrators see it. */
@EachDatabase
class MailsTest {
  private static final String BOB = "bob@example.org";

  private final Kit kit;
  private final Mails mails;
  private final Actor ada;

  MailsTest(Kit kit) {
    this.kit = kit;
    this.mails = kit.gatehouse().mails();
    this.ada = new Actor(kit.registered("ada@example.org").id(), kit.client());
  }

  @Test
  void areSeenWithKindAndUserAndNotAWordOfWhatTheySay() {
    kit.mailServer().broken(true);
    var bob = kit.registered(BOB);

    var seen = only(Stage.WAITING);

    assertThat(seen.kind()).isEqualTo("confirm-email");
    assertThat(seen.user()).contains(bob.id().value());
    assertThat(seen.email()).contains(BOB);
    assertThat(seen.course().tries()).isEqualTo(1);
    assertThat(seen.course().dueAt()).contains(kit.clock().instant().plus(Duration.ofSeconds(10)));
    // the kinds of failure, and nothing of what was said
    assertThat(seen.course().failure()).contains("IOException");
    assertThat(seen.stage()).isEqualTo(Stage.RETRIED);
    assertThat(Tables.on(kit).texts("select kind from gatehouse_outbox"))
        .containsExactly("confirm-email");
  }

  @Test
  void areSeenAtEveryStage() {
    kit.registered(BOB);
    kit.mailServer().broken(true);
    kit.registered("carl@example.org");
    // the first try was at once
    for (int i = 0; i < 15; i++) {
      kit.clock().move(Duration.ofHours(12));
      kit.mails();
    }
    kit.gatehouse().passwordResets().request(kit.user(BOB).email(), kit.client());

    assertThat(only(Stage.GIVEN_UP).course().endedAt()).contains(kit.clock().instant());
    assertThat(only(Stage.SENT).email()).contains(BOB);
    assertThat(only(Stage.WAITING).kind()).isEqualTo("reset-password");
    assertThat(list(Optional.of(Stage.RETRIED))).isEmpty();
    assertThat(kit.gatehouse().outbox().state())
        .isEqualTo(new OutboxState(1, 0, Optional.of(kit.clock().instant()), 1));
  }

  @Test
  void areReadPageByPageTheLastQueuedFirst() {
    kit.mailServer().broken(true);
    for (int i = 0; i < 5; i++) {
      kit.registered("user" + i + "@example.org");
    }

    var read = new ArrayList<String>();
    var next = Optional.<OutboxPage.Cursor>empty();
    do {
      var page = page(ada, Optional.of(Stage.WAITING), next, 2);
      page.mails().forEach(mail -> read.add(mail.email().orElseThrow()));
      next = page.next().map(cursor -> OutboxPage.Cursor.parse(cursor.text()).orElseThrow());
    } while (next.isPresent());

    assertThat(read)
        .containsExactly(
            "user4@example.org",
            "user3@example.org",
            "user2@example.org",
            "user1@example.org",
            "user0@example.org");
    for (var size : List.of(0, 101)) {
      assertThatThrownBy(() -> page(ada, Optional.empty(), Optional.empty(), size))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(OutboxPage.Cursor.parse("nonsense")).isEmpty();
  }

  @Test
  void areTriedAtOnceIfAnOwnerSaysSo() {
    kit.mailServer().broken(true);
    var bob = kit.registered(BOB);
    kit.mailServer().broken(false);
    assertThat(kit.mails()).isEmpty();
    var mail = only(Stage.RETRIED).id();

    assertThat(mails.hasten(ada, mail)).isEqualTo(new MailChange.Changed());
    assertThat(mails.hasten(ada, mail)).isEqualTo(new MailChange.Unchanged());

    assertThat(kit.mails()).extracting(Mail::to).containsExactly(BOB);
    assertThat(mails.hasten(ada, mail)).isEqualTo(new MailChange.Ended());
    assertThat(mails.drop(ada, mail)).isEqualTo(new MailChange.Ended());
    assertThat(latest(bob.id().value()))
        .satisfies(event -> {
          assertThat(event.act()).isEqualTo("mail-hastened");
          assertThat(event.actor()).contains(ada.user().value());
          assertThat(event.details())
              .containsEntry("kind", "confirm-email")
              .containsEntry("mail", mail.toString());
        });
  }

  @Test
  void areTakenBackIfAnOwnerSaysSo() {
    kit.mailServer().broken(true);
    var bob = kit.registered(BOB);
    kit.mailServer().broken(false);
    var mail = only(Stage.RETRIED).id();

    assertThat(mails.drop(ada, mail)).isEqualTo(new MailChange.Changed());

    assertThat(mails.drop(ada, mail)).isEqualTo(new MailChange.UnknownMail());
    kit.clock().move(Duration.ofDays(1));
    assertThat(kit.mails()).isEmpty();
    assertThat(latest(bob.id().value()).act()).isEqualTo("mail-dropped");
  }

  @Test
  void areLeftAloneWhileAWorkerHasThem() {
    kit.mailServer().broken(true);
    kit.registered(BOB);
    var mail = only(Stage.RETRIED).id();
    var lease = kit.clock().instant().plus(Duration.ofMinutes(5)).toEpochMilli();
    Tables.on(kit)
        .update(
            "update gatehouse_outbox set due_at = %d, leased_until = %d".formatted(lease, lease));

    assertThat(mails.hasten(ada, mail)).isEqualTo(new MailChange.UnderWay());
    assertThat(mails.drop(ada, mail)).isEqualTo(new MailChange.UnderWay());

    // the worker has died
    kit.clock().move(Duration.ofMinutes(5));
    assertThat(mails.drop(ada, mail)).isEqualTo(new MailChange.Changed());
  }

  @Test
  void areEitherSentOrTakenBackAndAuditedOnce() throws Exception {
    for (int round = 0; round < 8; round++) {
      kit.mailServer().broken(true);
      var carl = kit.registered("carl" + round + "@example.org");
      kit.mailServer().broken(false);
      kit.clock().move(Duration.ofSeconds(10));
      var before = kit.mailServer().all().size();
      var mail = only(Stage.RETRIED).id();
      Callable<Object> drop = () -> mails.drop(ada, mail);
      Callable<Object> send = () -> kit.gatehouse().outbox().deliverDue();

      var outcomes = Simultaneous.run(List.of(drop, send, drop, send, drop));

      var dropped = Collections.frequency(outcomes, new MailChange.Changed());
      var sent = kit.mailServer().all().size() - before;
      assertThat(dropped + sent).isEqualTo(1);
      assertThat(kit.gatehouse().audit().about(carl.id().value(), 10))
          .filteredOn(event -> event.act().equals("mail-dropped"))
          .hasSize(dropped);
    }
  }

  @Test
  void areSeenByAdminsButAnOwnersToTouch() {
    kit.mailServer().broken(true);
    var bob = new Actor(kit.registered(BOB).id(), kit.client());
    var mail = only(Stage.RETRIED).id();

    assertThat(mails.page(bob, Optional.empty(), Optional.empty(), 10))
        .isEqualTo(new MailReading.Forbidden());
    kit.gatehouse().administration().grants().promote(ada, bob.user());

    assertThat(page(bob, Optional.empty(), Optional.empty(), 10).mails()).isNotEmpty();
    assertThat(mails.hasten(bob, mail)).isEqualTo(new MailChange.Forbidden());
    assertThat(mails.drop(bob, mail)).isEqualTo(new MailChange.Forbidden());
    assertThat(mails.drop(ada, UUID.randomUUID())).isEqualTo(new MailChange.UnknownMail());

    var administration = kit.gatehouse().administration();
    administration.grants().grantOwnership(ada, bob.user());
    administration.statuses().deactivate(bob, ada.user(), "");
    assertThat(mails.drop(ada, mail)).isEqualTo(new MailChange.Forbidden());
  }

  @Test
  void holdNoTokenAndNoAddressInTheClear() {
    kit.mailServer().broken(true);
    kit.registered(BOB);

    var columns =
        Tables.on(kit)
            .texts(
                "select coalesce(kind, '') || coalesce(failure, '') || sealed"
                    + " from gatehouse_outbox");

    assertThat(columns).allSatisfy(text -> assertThat(text).doesNotContain("bob", "example"));
    kit.mailServer().broken(false);
    kit.clock().move(Duration.ofMinutes(1));
    var token = String.valueOf(kit.latestMail(BOB).orElseThrow().values().get("token"));
    assertThat(RandomToken.parse(token)).isPresent();
    assertThat(columns).allSatisfy(text -> assertThat(text).doesNotContain(token));
  }

  private OutboxEntry only(Stage stage) {
    var found = list(Optional.of(stage));
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<OutboxEntry> list(Optional<Stage> stage) {
    return page(ada, stage, Optional.empty(), 100).mails();
  }

  private OutboxPage page(
      Actor actor, Optional<Stage> stage, Optional<OutboxPage.Cursor> after, int size) {
    if (mails.page(actor, stage, after, size) instanceof MailReading.Read(var page, var at)) {
      return page;
    }
    throw new IllegalStateException("not to be read");
  }

  private AuditEvent latest(UUID user) {
    return kit.gatehouse().audit().about(user, 1).getFirst();
  }
}
