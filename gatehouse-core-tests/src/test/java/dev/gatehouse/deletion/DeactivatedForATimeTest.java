package dev.gatehouse.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Statuses;
import dev.gatehouse.password.Password;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Users who are deactivated for a time, and are to be deleted besides. */
@EachDatabase
class DeactivatedForATimeTest {
  private static final String BOB = "bob@example.org";
  private static final Duration WEEK = Duration.ofDays(7);

  private final Kit kit;
  private final Statuses statuses;
  private final UserDeletions deletions;
  private final Actor ada;
  private final UserId bob;
  private final Instant end;

  DeactivatedForATimeTest(Kit kit) {
    this.kit = kit;
    this.statuses = kit.gatehouse().administration().statuses();
    this.deletions = kit.gatehouse().userDeletions();
    this.ada = new Actor(kit.registered("ada@example.org").id(), kit.client());
    this.bob = kit.registered(BOB).id();
    this.end = kit.clock().instant().plus(WEEK);
  }

  @Test
  void stayClosedWhenTheEndComesThatWasSetBefore() {
    statuses.deactivate(ada, bob, "", end);
    deletions.delete(ada, bob, "");

    assertStaysClosed();
  }

  @Test
  void stayClosedWhenTheEndComesThatWasSetSince() {
    deletions.delete(ada, bob, "");
    statuses.deactivate(ada, bob, "", end);

    assertStaysClosed();
  }

  private void assertStaysClosed() {
    kit.clock().move(WEEK);
    kit.gatehouse().housekeeping().sweep();
    kit.gatehouse().passwordResets().request(kit.user(BOB).email(), kit.client());

    assertThat(signIn()).isEqualTo(new SignIn.Inactive());
    assertThat(kit.user(BOB).active()).isFalse();
    assertThat(kit.mails())
        .extracting(mail -> mail.template())
        .doesNotContain("deactivation-over", "reset-password");
  }

  @Test
  void areDeactivatedToTheEndIfTheyAreKeptBefore() {
    statuses.deactivate(ada, bob, "", end);
    deletions.delete(ada, bob, "");
    deletions.restore(ada, bob);

    kit.clock().move(WEEK.minusMillis(1));
    assertThat(signIn()).isEqualTo(new SignIn.Inactive());
    kit.clock().move(Duration.ofMillis(1));
    assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void signInAtOnceIfTheyAreKeptAfter() {
    deletions.delete(ada, bob, "");
    statuses.deactivate(ada, bob, "", end);
    kit.clock().move(WEEK);
    deletions.restore(ada, bob);

    assertThat(signIn()).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void areNotLetInByADeletionAtTheVeryEnd() throws Exception {
    for (int round = 0; round < 10; round++) {
      var carl = kit.registered("carl" + round + "@example.org");
      statuses.deactivate(ada, carl.id(), "", kit.clock().instant().plusMillis(1));
      kit.clock().move(Duration.ofMillis(1));
      Callable<Object> deletion = () -> deletions.delete(ada, carl.id(), "");
      Callable<Object> request =
          () -> kit.gatehouse().passwordResets().request(carl.email(), kit.client());

      Simultaneous.run(List.of(deletion, request, request));

      assertThat(kit.user("carl" + round + "@example.org").active()).isFalse();
    }
  }

  private SignIn signIn() {
    var form = new SignInForm(BOB, Password.of(Kit.PASSWORD), Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }
}
