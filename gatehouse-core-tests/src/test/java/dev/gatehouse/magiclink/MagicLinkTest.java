package dev.gatehouse.magiclink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.EmailAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class MagicLinkTest {
  private static final String ADA = "ada@example.org";

  private final Kit kit;

  MagicLinkTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void registerAda() {
    kit.registered(ADA);
  }

  @Test
  void opensASessionOnce() {
    var link = mailed(ADA);
    var client = kit.client();

    var signedIn = kit.gatehouse().signIns().withMagicLink(link, Arrival.plain(), client);

    assertThat(signedIn.orElseThrow())
        .isInstanceOfSatisfying(
            SignIn.SignedIn.class,
            in ->
                assertThat(kit.gatehouse().sessions().check(in.opened().token(), client))
                    .isInstanceOf(SessionCheck.Live.class));
    assertThat(use(link)).isEmpty();
  }

  @Test
  void succeedsForOneOfAHundredSimultaneousTries() throws Exception {
    var link = mailed(ADA);
    Callable<Optional<SignIn>> use = () -> use(link);

    var outcomes = Simultaneous.run(Collections.nCopies(100, use));

    assertThat(outcomes).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_sessions")).isOne();
  }

  @Test
  void livesForAQuarterOfAnHour() {
    var link = mailed(ADA);
    kit.clock().move(Duration.ofMinutes(15).minusMillis(1));
    assertThat(kit.gatehouse().magicLinks().holder(link)).isPresent();

    kit.clock().move(Duration.ofMillis(1));

    assertThat(kit.gatehouse().magicLinks().holder(link)).isEmpty();
    assertThat(use(link)).isEmpty();
  }

  @Test
  void isDeadOnceANewerOneIsMailed() {
    var older = mailed(ADA);
    var newer = mailed(ADA);

    assertThat(use(older)).isEmpty();
    assertThat(use(newer)).isPresent();
  }

  @Test
  void isDeadOnceThePasswordIsSetAnew() {
    var link = mailed(ADA);
    kit.gatehouse().passwordResets().request(address(ADA), kit.client());
    var reset = kit.latestMail(ADA).orElseThrow().values().getOrDefault("token", "");
    assertThat(
            kit.gatehouse()
                .passwordResets()
                .reset(reset, Password.of("another otter in the rain"), kit.client()))
        .isInstanceOf(PasswordReset.Done.class);

    assertThat(use(link)).isEmpty();
  }

  @Test
  void isDeadForADeactivatedUser() {
    var link = mailed(ADA);
    Tables.on(kit).update("update gatehouse_users set active = false");

    assertThat(use(link)).isEmpty();
  }

  @Test
  void isNothingThatAnotherPurposeTakes() {
    var link = mailed(ADA);

    assertThat(kit.gatehouse().passwordResets().holder(link)).isEmpty();
    assertThat(use("")).isEmpty();
    assertThat(use("x".repeat(43))).isEmpty();
  }

  @Test
  void drivesOutWhoeverRegisteredWithTheAddressOfAnother() {
    var thief = kit.client();
    var victim = "victim@example.org";
    kit.gatehouse()
        .registrations()
        .register(new RegistrationForm(victim, Password.of(Kit.PASSWORD), "en"), thief);
    var waiting = kit.signedIn(victim, thief);
    kit.gatehouse().passwordResets().request(address(victim), thief);
    var reset = kit.latestMail(victim).orElseThrow().values().getOrDefault("token", "");

    assertThat(use(mailed(victim)).orElseThrow()).isInstanceOf(SignIn.SignedIn.class);

    assertThat(kit.user(victim).confirmed()).isTrue();
    assertThat(kit.gatehouse().sessions().check(waiting.token(), thief))
        .isEqualTo(new SessionCheck.Dead());
    assertThat(kit.gatehouse().passwordResets().holder(reset)).isEmpty();
    var form = new SignInForm(victim, Password.of(Kit.PASSWORD), Arrival.plain());
    assertThat(kit.gatehouse().signIns().withPassword(form, thief))
        .isEqualTo(new SignIn.Rejected());
  }

  @Test
  void leavesThePasswordOfAConfirmedUserAlone() {
    use(mailed(ADA));

    assertThat(kit.signedIn(ADA, kit.client()).session().user()).isEqualTo(kit.user(ADA).id());
  }

  @Test
  void isAskedForThreeTimesInFiveMinutesKnownOrNot() {
    for (var email : new String[] {ADA, "nobody@example.org"}) {
      for (int i = 0; i < 3; i++) {
        assertThat(request(email)).isEqualTo(new MagicLinkRequest.Accepted());
      }
      assertThat(request(email)).isEqualTo(new MagicLinkRequest.Throttled(Duration.ofMinutes(5)));
    }
    assertThat(kit.latestMail("nobody@example.org")).isEmpty();
  }

  @Test
  void isNotOfferedWhenClosed() {
    var open = kit.gatehouse();
    var link = mailed(ADA);
    var closed =
        kit.node(settings -> {
          var now = settings.magicLink();
          return settings.with(
              new MagicLinkSettings(false, now.life(), now.perAddress(), now.perClient()));
        });

    assertThat(closed.magicLinks().request(address(ADA), kit.client()))
        .isEqualTo(new MagicLinkRequest.Closed());
    assertThat(closed.signIns().withMagicLink(link, Arrival.plain(), kit.client())).isEmpty();
    assertThat(open.signIns().withMagicLink(link, Arrival.plain(), kit.client())).isPresent();
  }

  private MagicLinkRequest request(String email) {
    return kit.gatehouse().magicLinks().request(address(email), kit.client());
  }

  private String mailed(String email) {
    assertThat(request(email)).isEqualTo(new MagicLinkRequest.Accepted());
    var mail = kit.latestMail(email).orElseThrow();
    assertThat(mail.template()).isEqualTo("magic-link");
    return mail.values().getOrDefault("token", "");
  }

  private Optional<SignIn> use(String link) {
    return kit.gatehouse().signIns().withMagicLink(link, Arrival.plain(), kit.client());
  }

  private static EmailAddress address(String email) {
    return EmailAddress.parse(email).orElseThrow();
  }
}
