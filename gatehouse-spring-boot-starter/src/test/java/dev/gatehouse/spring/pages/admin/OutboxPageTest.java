package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.outbox.OutboxEntry;
import dev.gatehouse.oversight.mail.MailReading;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of the outbox. */
class OutboxPageTest {
  private static final String PAGE = Staff.ADMIN + "/outbox";

  private static Host host;

  @BeforeAll
  static void start() {
    // one of its own: its clock stands still, so that the worker leaves a mail alone that failed
    host = Clocked.start();
    Member.confirmed(host, Staff.BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void showsWhatWaitsAndWhyAndTriesItAtOnce() {
    var email = failed();
    var owner = Visitor.at(host).signedIn(Staff.BOSS);

    var body = owner.get(PAGE + "?stage=retried").body();

    assertThat(body)
        .contains(email, "title=\"confirm-email\">Link to confirm the address<")
        .contains("Waiting, tried in vain", "IOException", "next try")
        .contains("Try now", "Take back")
        .doesNotContain("??", "out of order", "token");
    var mail = waiting(email);
    assertThat(act(owner, "hasten", mail, "retried").headers().firstValue("Location"))
        .contains(PAGE + "?done=mail-hastened&stage=retried");
    host.mailed("confirm-email", email);
    assertThat(owner.get(PAGE + "?stage=sent").body()).contains(email).doesNotContain("Try now");
    assertThat(act(owner, "hasten", mail, "").statusCode()).isEqualTo(409);
    assertThat(act(owner, "drop", mail, "").body()).contains("does not wait any more");
  }

  @Test
  void takesBackWhatWaits() {
    var email = failed();
    var owner = Visitor.at(host).signedIn(Staff.BOSS);
    var mail = waiting(email);

    Staff.assertDone(act(owner, "drop", mail, ""), PAGE, "mail-dropped");

    Staff.assertDone(act(owner, "drop", mail, ""), PAGE, "unchanged");
    assertThat(act(owner, "hasten", mail, "").statusCode()).isEqualTo(404);
    assertThat(act(owner, "drop", "nonsense", "").statusCode()).isEqualTo(404);
    assertThat(act(owner, "read", mail, "").statusCode()).isEqualTo(400);
    host.bean(MovableClock.class).move(Duration.ofHours(1));
    host.gatehouse().outbox().deliverDue();
    assertThat(host.mails().all()).noneMatch(sent -> sent.to().equals(email));
  }

  @Test
  void showsAnAdminAllAndLetsHimTouchNothing() {
    var email = failed();
    var admin = Emails.fresh();
    Visitor.at(host).registered(admin);
    host.gatehouse().administration().grants().promote(boss(), Member.user(host, admin).id());
    var visitor = Visitor.at(host).signedIn(admin);

    assertThat(visitor.get(PAGE).body()).contains(email).doesNotContain("Try now", "Take back");
    assertThat(act(visitor, "drop", waiting(email), "").statusCode()).isEqualTo(403);
    assertThat(act(visitor, "hasten", waiting(email), "").statusCode()).isEqualTo(403);
  }

  @Test
  void saysOfWhatWasGivenUpThatNothingIsLeft() {
    var email = failed();
    host.mails().broken(true);
    for (int i = 0; i < 16; i++) {
      host.bean(MovableClock.class).move(Duration.ofHours(12));
      host.gatehouse().outbox().deliverDue();
    }
    host.mails().broken(false);

    var owner = Visitor.at(host).signedIn(Staff.BOSS);
    assertThat(owner.get(PAGE + "?stage=given-up").body())
        .contains(email, "Given up", "What it said is wiped.")
        .doesNotContain("Try now");
  }

  // a mail that was tried once, in vain
  private static String failed() {
    var email = Emails.fresh();
    host.mails().broken(true);
    Visitor.at(host).registered(email);
    host.gatehouse().outbox().deliverDue();
    while (entry(email).filter(mail -> mail.stage() == OutboxEntry.Stage.RETRIED).isEmpty()) {
      // the application's own worker has it
      Thread.onSpinWait();
    }
    host.mails().broken(false);
    return email;
  }

  private static String waiting(String email) {
    return entry(email).map(OutboxEntry::id).map(UUID::toString).orElseThrow();
  }

  private static Optional<OutboxEntry> entry(String email) {
    var stage = Optional.of(OutboxEntry.Stage.WAITING);
    if (host.gatehouse().mails().page(boss(), stage, Optional.empty(), 100)
        instanceof MailReading.Read(var page, var at)) {
      return page.mails().stream()
          .filter(mail -> mail.email().equals(Optional.of(email)))
          .findFirst();
    }
    throw new IllegalStateException("not to be read");
  }

  private static Actor boss() {
    return new Actor(Member.user(host, Staff.BOSS).id(), Staff.boss().client());
  }

  private static HttpResponse<String> act(Visitor who, String act, String mail, String stage) {
    return who.post(PAGE, who.csrf("/account"), "act", act, "mail", mail, "stage", stage);
  }
}
