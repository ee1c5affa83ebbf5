package dev.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.event.UserStatusChanged;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.housekeeping.Sweep;
import dev.gatehouse.password.Password;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Deactivations that end by themselves. */
@EachDatabase
class DeactivationEndTest {
  private static final String BOB = "bob@example.org";
  private static final Duration WEEK = Duration.ofDays(7);

  private final Kit kit;
  private final Statuses statuses;
  private final Actor ada;
  private final UserId bob;
  private final Instant end;

  DeactivationEndTest(Kit kit) {
    this.kit = kit;
    this.statuses = kit.gatehouse().administration().statuses();
    this.ada = new Actor(kit.registered("ada@example.org").id(), kit.client());
    this.bob = kit.registered(BOB).id();
    this.end = kit.clock().instant().plus(WEEK);
  }

  @Test
  void areToldAuditedAndShown() {
    assertThat(deactivate(end)).isEqualTo(new StatusChange.Changed());

    var mail = kit.latestMail(BOB).orElseThrow();
    assertThat(mail.template()).isEqualTo("deactivated-until");
    assertThat(mail.values())
        .containsEntry("until", end.toString())
        .containsEntry("reason", "spam");
    assertThat(latest().act()).isEqualTo("deactivated");
    assertThat(latest().details()).containsEntry("until", end.toString());
    assertThat(shown())
        .contains(new User.Deactivation(kit.clock().instant(), "spam", Optional.of(end)));
  }

  @Test
  void keepTheUserOutToTheLastMillisecondAndNoLonger() {
    deactivate(end);

    kit.clock().move(WEEK.minusMillis(1));
    assertThat(signIn()).isEqualTo(new SignIn.Inactive());
    assertThat(kit.user(BOB).active()).isFalse();
    kit.clock().move(Duration.ofMillis(1));

    assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
    assertThat(kit.user(BOB).active()).isTrue();
    assertThat(shown()).isEmpty();
    assertThat(kit.mails()).filteredOn(this::saysThatItIsOver).hasSize(1);
    assertThat(kit.events()).contains(new UserStatusChanged(bob.value(), end, true));
  }

  @Test
  void areNotEndedByAWrongPassword() {
    deactivate(end);
    kit.clock().move(WEEK);
    var form = new SignInForm(BOB, Password.of("not the password at all"), Arrival.plain());

    assertThat(kit.gatehouse().signIns().withPassword(form, kit.client()))
        .isEqualTo(new SignIn.Rejected());

    assertThat(kit.user(BOB).active()).isFalse();
  }

  @Test
  void areEndedByHousekeepingWithoutAnActor() {
    deactivate(end);
    kit.clock().move(WEEK.minusMillis(1));
    kit.gatehouse().housekeeping().sweep();
    assertThat(kit.user(BOB).active()).isFalse();
    kit.clock().move(Duration.ofHours(1));

    assertThat(kit.gatehouse().housekeeping().sweep())
        .isInstanceOfSatisfying(
            Sweep.Swept.class,
            swept -> assertThat(swept.removed()).containsEntry("deactivations", 1));

    assertThat(kit.user(BOB).active()).isTrue();
    assertThat(latest().act()).isEqualTo("reactivated");
    assertThat(latest().actor()).isEmpty();
    assertThat(latest().details()).containsEntry("by", "end-of-deactivation");
    assertThat(kit.mails()).filteredOn(this::saysThatItIsOver).hasSize(1);
  }

  @Test
  void areEndedByTheRequestOfALink() {
    var email = kit.user(BOB).email();
    deactivate(end);
    kit.gatehouse().passwordResets().request(email, kit.client());
    kit.gatehouse().magicLinks().request(email, kit.client());
    assertThat(kit.latestMail(BOB).orElseThrow().template()).isEqualTo("deactivated-until");
    kit.clock().move(WEEK);

    kit.gatehouse().passwordResets().request(email, kit.client());
    assertThat(kit.user(BOB).active()).isTrue();
    assertThat(kit.mails()).extracting(Mail::template).contains("reset-password");

    deactivate(end.plus(WEEK));
    kit.clock().move(WEEK);
    kit.gatehouse().magicLinks().request(email, kit.client());
    assertThat(kit.user(BOB).active()).isTrue();
    assertThat(kit.mails()).extracting(Mail::template).contains("magic-link");
  }

  @Test
  void areEndedOnceByManySweepsAndSignInsAtOnce() throws Exception {
    var other = kit.node(settings -> settings);
    deactivate(end);
    kit.clock().move(WEEK);
    var client = kit.client();
    var form = new SignInForm(BOB, Password.of(Kit.PASSWORD), Arrival.plain());
    var email = kit.user(BOB).email();
    Callable<Object> signIn = () -> other.signIns().withPassword(form, client);
    Callable<Object> sweep = () -> kit.gatehouse().housekeeping().sweep();
    Callable<Object> request = () -> other.passwordResets().request(email, kit.client());

    var outcomes =
        Simultaneous.run(
            IntStream.range(0, 4)
                .boxed()
                .flatMap(i -> List.of(signIn, sweep, request).stream())
                .toList());

    assertThat(outcomes).filteredOn(SignIn.SignedIn.class::isInstance).hasSize(4);
    assertThat(kit.mails()).filteredOn(this::saysThatItIsOver).hasSize(1);
    assertThat(kit.events())
        .filteredOn(new UserStatusChanged(bob.value(), end, true)::equals)
        .hasSize(1);
  }

  @Test
  void mustBeToComeAndWithinFiveYears() {
    var now = kit.clock().instant();

    for (var wrong : List.of(now, now.minusMillis(1), now.plus(Statuses.LONGEST).plusMillis(1))) {
      assertThat(deactivate(wrong)).isEqualTo(new StatusChange.EndOutOfRange());
    }
    assertThat(kit.user(BOB).active()).isTrue();
    assertThat(deactivate(now.plus(Statuses.LONGEST))).isEqualTo(new StatusChange.Changed());
    assertThat(deactivate(now.plusMillis(1))).isEqualTo(new StatusChange.Changed());
  }

  @Test
  void canBeMovedAndTakenAway() {
    statuses.deactivate(ada, bob, "spam");
    var events = kit.events().size();

    assertThat(statuses.deactivate(ada, bob, "", end)).isEqualTo(new StatusChange.Changed());
    assertThat(statuses.deactivate(ada, bob, "", end)).isEqualTo(new StatusChange.Unchanged());
    assertThat(shown().flatMap(User.Deactivation::until)).contains(end);
    assertThat(latest().act()).isEqualTo("deactivation-changed");
    assertThat(kit.latestMail(BOB).orElseThrow().values()).containsEntry("reason", "spam");
    assertThat(statuses.deactivate(ada, bob, "fraud")).isEqualTo(new StatusChange.Changed());
    assertThat(statuses.deactivate(ada, bob, "fraud")).isEqualTo(new StatusChange.Unchanged());

    kit.clock().move(WEEK.plusDays(1));
    assertThat(signIn()).isEqualTo(new SignIn.Inactive());
    assertThat(shown().map(User.Deactivation::reason)).contains("fraud");
    assertThat(kit.events()).hasSize(events);
  }

  @Test
  void leaveNothingBehindAfterAReactivation() {
    deactivate(end);
    statuses.reactivate(ada, bob);
    statuses.deactivate(ada, bob, "");
    kit.clock().move(WEEK);

    assertThat(signIn()).isEqualTo(new SignIn.Inactive());
    assertThat(shown()).contains(new User.Deactivation(end.minus(WEEK), "", Optional.empty()));
    deactivate(end.plus(WEEK));
    statuses.reactivate(ada, bob);
    assertThat(
            Tables.on(kit)
                .number("select count(*) from gatehouse_users where deactivated_until is not null"))
        .isZero();
  }

  @Test
  void leaveTheLastOwnerAlone() {
    kit.gatehouse().administration().grants().promote(ada, bob);
    var byBob = new Actor(bob, kit.client());

    assertThat(statuses.deactivate(byBob, ada.user(), "", end))
        .isEqualTo(new StatusChange.Forbidden());
    assertThat(statuses.deactivate(ada, ada.user(), "", end))
        .isEqualTo(new StatusChange.Forbidden());
  }

  private StatusChange deactivate(Instant until) {
    return statuses.deactivate(ada, bob, "spam", until);
  }

  private SignIn signIn() {
    var form = new SignInForm(BOB, Password.of(Kit.PASSWORD), Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }

  private boolean saysThatItIsOver(Mail mail) {
    return mail.template().equals("deactivation-over");
  }

  private AuditEvent latest() {
    return kit.gatehouse().audit().about(bob.value(), 1).getFirst();
  }

  private Optional<User.Deactivation> shown() {
    return kit.gatehouse().directory().get(bob).flatMap(ListedUser::deactivation);
  }
}
