package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.client.Client;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.PasswordSettings;
import dev.gatehouse.registration.Registration;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.EmailAddress;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is refused for want of time is not counted. */
@EachDatabase
class OverloadTest {
  private static final EmailAddress NOBODY = EmailAddress.parse("nobody@example.org").orElseThrow();

  private final Kit kit;
  private final Client client;

  OverloadTest(Kit kit) {
    this.kit = kit;
    this.client = kit.client();
    kit.registered("ada@example.org");
  }

  @Test
  void isSaidBeforeASignInIsCounted() {
    for (int i = 0; i < 5; i++) {
      assertThat(signIn(kit.gatehouse())).isEqualTo(new SignIn.Rejected());
    }
    assertThat(signIn(kit.gatehouse())).isInstanceOf(SignIn.Throttled.class);

    var outcome = whenOverloaded(this::signIn);

    assertThat(outcome).isInstanceOf(SignIn.Busy.class);
  }

  @Test
  void isSaidBeforeARegistrationIsCounted() {
    for (int i = 0; i < 3; i++) {
      assertThat(register(kit.gatehouse())).isEqualTo(new Registration.Accepted());
    }
    assertThat(register(kit.gatehouse())).isInstanceOf(Registration.Throttled.class);

    var outcome = whenOverloaded(this::register);

    assertThat(outcome).isInstanceOf(Registration.Busy.class);
  }

  private <T> T whenOverloaded(Function<Gatehouse, T> act) {
    // a second and more for each, one at a time and one waiting
    var narrow = kit.node(settings -> settings.with(dear(settings.password())));
    try (var threads = Executors.newCachedThreadPool()) {
      for (int i = 0; i < 4; i++) {
        threads.execute(() -> keepBusy(narrow));
      }
      while (!narrow.passwords().overloaded()) {
        Thread.onSpinWait();
      }
      return act.apply(narrow);
    }
  }

  private static void keepBusy(Gatehouse node) {
    assertThat(node.passwords().verify(NOBODY, Password.of(Kit.PASSWORD))).isNotNull();
  }

  private static PasswordSettings dear(PasswordSettings defaults) {
    return new PasswordSettings(
        defaults.shortest(),
        defaults.longest(),
        defaults.strength(),
        defaults.breaches(),
        defaults.algorithm(),
        14,
        defaults.argon2(),
        1,
        1,
        defaults.confirmations());
  }

  private SignIn signIn(Gatehouse node) {
    var form = new SignInForm("ada@example.org", Password.of("not the one"), Arrival.plain());
    return node.signIns().withPassword(form, client);
  }

  private Registration register(Gatehouse node) {
    var form = new RegistrationForm("bob@example.org", Password.of(Kit.PASSWORD), "en");
    return node.registrations().register(form, client);
  }
}
