package dev.gatehouse.emailchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.Password;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.user.EmailAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@EachDatabase
class EmailChangeTest {
  private static final EmailChangeRequest ACCEPTED = new EmailChangeRequest.Accepted();
  private static final EmailChange DEAD = new EmailChange.Dead();

  private final Kit kit;
  private final Mover ada;

  EmailChangeTest(Kit kit) {
    this.kit = kit;
    this.ada = Mover.registered(kit, "ada@example.org");
  }

  @Test
  void makesTheNewAddressTheOnlyOneAndConfirmed() {
    var link = ada.linkTo("Ada@New.example");
    assertThat(ada.address()).isEqualTo("ada@example.org");
    kit.clock().move(Duration.ofDays(1));

    assertThat(ada.confirm(link)).isEqualTo(new EmailChange.Changed(ada.id(), Optional.empty()));

    assertThat(kit.user("ada@new.example").id()).isEqualTo(ada.id());
    assertThat(kit.user("ada@new.example").confirmedAt()).contains(kit.clock().instant());
    assertThat(ada.address()).isEqualTo("Ada@New.example");
    assertThat(kit.gatehouse().users().byEmail(address("ada@example.org"))).isEmpty();
    assertThat(kit.events()).contains(new EmailChanged(ada.id().value(), kit.clock().instant()));
    assertThat(ada.confirm(link)).isEqualTo(DEAD);
  }

  @Test
  void keepsTheSessionThatConfirmsItAndEndsTheOthers() {
    var client = kit.client();
    var own = kit.signedIn("ada@example.org", client);
    var other = kit.signedIn("ada@example.org", client);
    var link = ada.linkTo("ada@new.example");

    var changed = kit.gatehouse().emailChanges().confirm(link, Evidence.of(own.token()), client);

    assertThat(changed).isInstanceOf(EmailChange.Changed.class);
    if (changed instanceof EmailChange.Changed(var user, var renewed)) {
      var kept = renewed.orElseThrow();
      assertThat(kept.session().id()).isEqualTo(own.session().id());
      assertThat(kit.gatehouse().sessions().check(kept.token(), client))
          .isInstanceOf(SessionCheck.Live.class);
    }
    for (var dead : List.of(own, other)) {
      assertThat(kit.gatehouse().sessions().check(dead.token(), client))
          .isEqualTo(new SessionCheck.Dead());
    }
  }

  @Test
  void voidsEveryOtherLink() {
    var link = ada.linkTo("ada@new.example");
    kit.gatehouse().passwordResets().request(address("ada@example.org"), kit.client());
    var reset = Mover.mailed(kit, "ada@example.org", "reset-password");

    ada.confirm(link);

    assertThat(kit.gatehouse().passwordResets().holder(reset)).isEmpty();
  }

  @Test
  void isNotBroughtAboutByTheLinkAlone() {
    var link = ada.linkTo("ada@new.example");
    var bob = kit.registered("bob@example.org");
    var evidences =
        List.of(
            Evidence.none(),
            Evidence.of(Password.of("not the password")),
            Evidence.of(kit.signedIn("bob@example.org", kit.client()).token()));

    for (var evidence : evidences) {
      assertThat(kit.gatehouse().emailChanges().confirm(link, evidence, kit.client()))
          .isEqualTo(new EmailChange.Unproved());
    }

    assertThat(ada.address()).isEqualTo("ada@example.org");
    assertThat(bob.email().typed()).isEqualTo("bob@example.org");
    assertThat(ada.confirm(link)).isInstanceOf(EmailChange.Changed.class);
  }

  @Test
  void countsThePasswordsThatAreTypedAlongWithTheLink() {
    var link = ada.linkTo("ada@new.example");
    var wrong = Evidence.of(Password.of("not the password"));
    for (int i = 0; i < 5; i++) {
      assertThat(kit.gatehouse().emailChanges().confirm(link, wrong, kit.client()))
          .isEqualTo(new EmailChange.Unproved());
    }

    assertThat(ada.confirm(link)).isEqualTo(new EmailChange.Throttled(Duration.ofMinutes(1)));
  }

  @Test
  void needsAProofThatStillHolds() {
    var proof = ada.proof();
    Tables.on(kit).update("update gatehouse_users set credential_version = credential_version + 1");

    assertThat(
            kit.gatehouse().emailChanges().request(proof, address("ada@new.example"), kit.client()))
        .isEqualTo(new EmailChangeRequest.Outdated());
    assertThat(kit.mails()).isEmpty();
  }

  @Test
  void isVoidOnceANewerOneIsAskedFor() {
    var older = ada.linkTo("ada@older.example");
    var newer = ada.linkTo("ada@newer.example");

    assertThat(ada.confirm(older)).isEqualTo(DEAD);
    assertThat(ada.confirm(newer)).isInstanceOf(EmailChange.Changed.class);
    assertThat(ada.address()).isEqualTo("ada@newer.example");
  }

  @Test
  void isVoidOnceTheAddressACredentialOrTheStatusHasChanged() {
    var link = ada.linkTo("ada@new.example");
    var evidence = Evidence.of(kit.signedIn("ada@example.org", kit.client()).token());
    for (var change :
        new String[] {
          "email_canonical = 'other@example.org'",
          "credential_version = credential_version + 1",
          "active = false"
        }) {
      Tables.on(kit).update("update gatehouse_users set " + change);

      assertThat(kit.gatehouse().emailChanges().confirm(link, evidence, kit.client()))
          .as(change)
          .isEqualTo(DEAD);

      Tables.on(kit)
          .update(
              "update gatehouse_users set email_canonical = 'ada@example.org',"
                  + " credential_version = 0, active = true");
    }
    assertThat(ada.confirm(link)).isInstanceOf(EmailChange.Changed.class);
  }

  @Test
  void runsOutAfterSevenDays() {
    var link = ada.linkTo("ada@new.example");
    kit.clock().move(Duration.ofDays(7).minusMillis(1));
    assertThat(kit.gatehouse().emailChanges().holder(link)).isPresent();

    kit.clock().move(Duration.ofMillis(1));

    assertThat(kit.gatehouse().emailChanges().holder(link)).isEmpty();
    assertThat(ada.confirm(link)).isEqualTo(DEAD);
  }

  @Test
  void answersATakenAddressAlikeAndTellsItsHolder() {
    kit.registered("Bob@example.org");
    var older = ada.linkTo("ada@new.example");

    assertThat(ada.request("bob@example.org")).isEqualTo(ACCEPTED);

    assertThat(kit.latestMail("Bob@example.org").orElseThrow().template())
        .isEqualTo("address-taken");
    assertThat(kit.latestMail("bob@example.org")).isEmpty();
    // a link that still worked would tell that the address is taken
    assertThat(ada.confirm(older)).isEqualTo(DEAD);
  }

  @Test
  void changesNothingWhenTheAddressWasTakenMeanwhile() {
    var session = kit.signedIn("ada@example.org", kit.client());
    var link = ada.linkTo("wanted@example.org");
    kit.registered("wanted@example.org");

    assertThat(ada.confirm(link)).isEqualTo(new EmailChange.Taken());

    assertThat(ada.address()).isEqualTo("ada@example.org");
    assertThat(kit.user("wanted@example.org").id()).isNotEqualTo(ada.id());
    assertThat(kit.gatehouse().sessions().list(ada.id()))
        .extracting(each -> each.id())
        .containsExactly(session.session().id());
  }

  @Test
  void refusesThePresentAddressInAnySpelling() {
    assertThat(ada.request("ADA@Example.org")).isEqualTo(new EmailChangeRequest.Unchanged());
  }

  @Test
  void succeedsForOneOfFiftySimultaneousTries() throws Exception {
    var link = ada.linkTo("ada@new.example");
    var session = kit.signedIn("ada@example.org", kit.client()).token();
    Callable<EmailChange> call =
        () -> kit.gatehouse().emailChanges().confirm(link, Evidence.of(session), kit.client());

    var outcomes = Simultaneous.run(Collections.nCopies(50, call));

    assertThat(outcomes).filteredOn(EmailChange.Changed.class::isInstance).hasSize(1);
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_email_undos")).isOne();
    assertThat(Tables.on(kit).number("select max(credential_version) from gatehouse_users"))
        .isOne();
  }

  @Test
  void leavesOneLinkOfManyAskedForAtOnce() throws Exception {
    var plenty = new Limit(1000, Duration.ofHours(1));
    var week = Duration.ofDays(7);
    var node =
        kit.node(
            settings -> settings.with(new EmailChangeSettings(week, week, plenty, plenty, plenty)));
    var proof = ada.proof();
    var calls =
        IntStream.range(0, 20)
            .mapToObj(i -> address("ada" + i + "@new.example"))
            .<Callable<EmailChangeRequest>>map(
                wanted -> () -> node.emailChanges().request(proof, wanted, kit.client()))
            .toList();

    assertThat(Simultaneous.run(calls)).containsOnly(ACCEPTED);

    var alive =
        kit.mails().stream()
            .map(mail -> mail.values().getOrDefault("token", ""))
            .filter(token -> node.emailChanges().holder(token).isPresent());
    assertThat(alive).hasSize(1);
  }

  @Test
  void givesAnAddressToOneOfTwoUsersWhoWantItAtOnce() throws Exception {
    var bob = Mover.registered(kit, "bob@example.org");
    var adas = ada.linkTo("wanted@example.org");
    bob.request("wanted@example.org");
    var bobs = Mover.mailed(kit, "wanted@example.org", "confirm-email-change");

    var outcomes =
        Simultaneous.<EmailChange>run(List.of(() -> ada.confirm(adas), () -> bob.confirm(bobs)));

    assertThat(outcomes).filteredOn(EmailChange.Changed.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(new EmailChange.Taken()::equals).hasSize(1);
    assertThat(List.of(ada.address(), bob.address())).contains("wanted@example.org");
  }

  @Test
  void isAuditedWithBothAddressesAndNoToken() {
    ada.moveTo("ada@new.example");

    var trail = kit.gatehouse().audit().about(ada.id().value(), 2);
    assertThat(trail).extracting(AuditEvent::act).startsWith("email-changed");
    assertThat(trail.getFirst().details())
        .containsEntry("before", "ada@example.org")
        .containsEntry("after", "ada@new.example")
        .hasSize(2);
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text).orElseThrow();
  }
}
