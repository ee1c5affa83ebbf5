package dev.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.password.Password;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.user.User;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What else happens at the very moment at which a deactivation ends. */
@EachDatabase
class DeactivationRaceTest {
  private static final int ROUNDS = 20;

  private final Kit kit;
  private final Gatehouse other;
  private final Statuses statuses;
  private final Actor ada;

  DeactivationRaceTest(Kit kit) {
    this.kit = kit;
    this.other = kit.node(settings -> settings);
    this.statuses = kit.gatehouse().administration().statuses();
    this.ada = new Actor(kit.registered("ada@example.org").id(), kit.client());
  }

  @Test
  void everySignInIsLetIn() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var carl = atTheEnd(round);
      Callable<Object> signIn = () -> signIn(carl);

      var outcomes = Simultaneous.run(List.of(signIn, asking(carl), signIn, asking(carl), signIn));

      assertThat(outcomes).filteredOn(SignIn.SignedIn.class::isInstance).hasSize(3);
    }
  }

  @Test
  void everyRequestForALinkIsAnswered() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var carl = atTheEnd(round);
      Callable<Object> signIn = () -> signIn(carl);

      Simultaneous.run(List.of(signIn, asking(carl), signIn));

      assertThat(kit.mails())
          .filteredOn(mail -> mail.to().equals(carl.email().typed()))
          .extracting(Mail::template)
          .contains("reset-password");
    }
  }

  @Test
  void whoIsDeactivatedAgainStaysSo() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var carl = atTheEnd(round);
      var later = kit.clock().instant().plus(Duration.ofDays(round));
      Callable<Object> again =
          round % 2 == 0
              ? () -> statuses.deactivate(ada, carl.id(), "")
              : () -> statuses.deactivate(ada, carl.id(), "", later);

      var outcomes = Simultaneous.run(List.of(asking(carl), again, asking(carl)));

      assertThat(outcomes).contains(new StatusChange.Changed());
      assertThat(kit.user(carl.email().typed()).active()).isFalse();
    }
  }

  private User atTheEnd(int round) {
    var carl = kit.registered("carl" + round + "@example.org");
    statuses.deactivate(ada, carl.id(), "", kit.clock().instant().plusMillis(1));
    kit.clock().move(Duration.ofMillis(1));
    return carl;
  }

  private Callable<Object> asking(User user) {
    return () -> other.passwordResets().request(user.email(), kit.client());
  }

  private SignIn signIn(User user) {
    var password = Password.of(Kit.PASSWORD);
    var form = new SignInForm(user.email().typed(), password, Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }
}
