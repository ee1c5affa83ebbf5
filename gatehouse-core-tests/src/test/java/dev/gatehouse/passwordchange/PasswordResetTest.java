package dev.gatehouse.passwordchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.client.Client;
import dev.gatehouse.email.Confirmation;
import dev.gatehouse.email.Evidence;
import dev.gatehouse.password.Password;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import dev.gatehouse.user.EmailAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@EachDatabase
class PasswordResetTest {
  private static final Password FRESH = Password.of("a heron on the frozen lake");

  private final Kit kit;
  private final Client client;

  PasswordResetTest(Kit kit) {
    this.kit = kit;
    this.client = kit.client();
    kit.registered("ada@example.org");
  }

  @Test
  void setsThePasswordAndEndsEverySession() {
    var session = kit.signedIn("ada@example.org", client);
    var link = link();

    assertThat(reset(link, FRESH))
        .isEqualTo(new PasswordReset.Done(kit.user("ada@example.org").id()));

    assertThat(kit.gatehouse().sessions().check(session.token(), client))
        .isEqualTo(new SessionCheck.Dead());
    assertThat(signIn(Password.of(Kit.PASSWORD))).isEqualTo(new SignIn.Rejected());
    assertThat(signIn(FRESH)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void worksOnceOfFiftySimultaneousTries() throws Exception {
    var link = link();
    Callable<PasswordReset> call = () -> reset(link, FRESH);

    var outcomes = Simultaneous.run(Collections.nCopies(50, call));

    assertThat(outcomes).filteredOn(PasswordReset.Done.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(PasswordReset.Dead.class::isInstance).hasSize(49);
  }

  @Test
  void runsOutAfterAnHour() {
    var link = link();
    kit.clock().move(Duration.ofHours(1).minusMillis(1));
    assertThat(kit.gatehouse().passwordResets().holder(link)).isPresent();

    kit.clock().move(Duration.ofMillis(1));
    assertThat(kit.gatehouse().passwordResets().holder(link)).isEmpty();
    assertThat(reset(link, FRESH)).isEqualTo(new PasswordReset.Dead());
  }

  @Test
  void isAskedAboutWithoutBeingUsed() {
    var link = link();

    assertThat(kit.gatehouse().passwordResets().holder(link)).contains(kit.user("ada@example.org"));
    assertThat(kit.gatehouse().passwordResets().holder(link)).isPresent();
    assertThat(reset(link, FRESH)).isInstanceOf(PasswordReset.Done.class);
    assertThat(kit.gatehouse().passwordResets().holder(link)).isEmpty();
  }

  @Test
  void keepsTheLinkWhenThePasswordWillNotDo() {
    var link = link();

    assertThat(reset(link, Password.of("short")))
        .isEqualTo(new PasswordReset.Rejected(List.of(Weakness.TOO_SHORT)));

    assertThat(reset(link, FRESH)).isInstanceOf(PasswordReset.Done.class);
  }

  @Test
  void setsAnotherPasswordThanThePresentOne() {
    var link = link();

    assertThat(reset(link, Password.of(Kit.PASSWORD)))
        .isEqualTo(new PasswordReset.Rejected(List.of(Weakness.UNCHANGED)));

    assertThat(reset(link, FRESH)).isInstanceOf(PasswordReset.Done.class);
  }

  @Test
  void isVoidOnceANewerLinkIsOut() {
    var older = link();
    var newer = link();

    assertThat(reset(older, FRESH)).isEqualTo(new PasswordReset.Dead());
    assertThat(reset(newer, FRESH)).isInstanceOf(PasswordReset.Done.class);
  }

  @Test
  void leavesOneLinkOfManyAskedForAtOnce() throws Exception {
    var plenty = new Limit(1000, Duration.ofHours(1));
    var generous = new PasswordChangeSettings(Duration.ofHours(1), plenty, plenty, false);
    var resets = kit.node(settings -> settings.with(generous)).passwordResets();
    var ada = kit.user("ada@example.org").email();
    Callable<ResetRequest> call = () -> resets.request(ada, kit.client());

    assertThat(Simultaneous.run(Collections.nCopies(20, call)))
        .containsOnly(new ResetRequest.Accepted());

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_one_time_tokens")).isOne();
  }

  @Test
  void isNotTheLinkThatConfirms() {
    Tables.on(kit).update("update gatehouse_users set confirmed_at = null");

    var link = link();

    var evidence = Evidence.of(Password.of(Kit.PASSWORD));
    assertThat(kit.gatehouse().emails().confirm(link, evidence, client))
        .isEqualTo(new Confirmation.Dead());
    assertThat(reset(link, FRESH)).isInstanceOf(PasswordReset.Done.class);
  }

  @Test
  void provesTheAddressAndDrivesOutWhoRegisteredItBefore() {
    kit.gatehouse()
        .registrations()
        .register(
            new RegistrationForm(
                "victim@example.org", Password.of("the thief chose this one"), "en"),
            client);
    request("victim@example.org");
    var link =
        kit.latestMail("victim@example.org").orElseThrow().values().getOrDefault("token", "");

    assertThat(reset(link, FRESH)).isInstanceOf(PasswordReset.Done.class);

    assertThat(kit.user("victim@example.org").confirmed()).isTrue();
    var form =
        new SignInForm(
            "victim@example.org", Password.of("the thief chose this one"), Arrival.plain());
    assertThat(kit.gatehouse().signIns().withPassword(form, client))
        .isEqualTo(new SignIn.Rejected());
  }

  @Test
  void answersAnUnknownAddressLikeAKnownOne() {
    var before = Tables.on(kit).number("select count(*) from gatehouse_outbox");

    assertThat(request("nobody@example.org")).isEqualTo(new ResetRequest.Accepted());

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_outbox")).isEqualTo(before);
    assertThat(request("ada@example.org")).isEqualTo(new ResetRequest.Accepted());
  }

  @Test
  void mailsNothingToADeactivatedUser() {
    Tables.on(kit).update("update gatehouse_users set active = false");

    assertThat(request("ada@example.org")).isEqualTo(new ResetRequest.Accepted());

    assertThat(kit.latestMail("ada@example.org")).isEmpty();
  }

  @Test
  void isAskedForThreeTimesInFiveMinutesKnownOrNot() {
    for (var email : new String[] {"ada@example.org", "nobody@example.org"}) {
      for (int i = 0; i < 3; i++) {
        assertThat(request(email)).isEqualTo(new ResetRequest.Accepted());
      }
      assertThat(request(email)).isEqualTo(new ResetRequest.Throttled(Duration.ofMinutes(5)));
    }
  }

  @Test
  void goesToTheStoredAddress() {
    kit.registered("Bob@Example.org");

    request("BOB@example.ORG");

    assertThat(kit.latestMail("Bob@Example.org").orElseThrow().template())
        .isEqualTo("reset-password");
  }

  @Test
  void isToldByMailAndAudited() {
    reset(link(), FRESH);

    assertThat(kit.latestMail("ada@example.org").orElseThrow().template())
        .isEqualTo("password-changed");
    assertThat(kit.gatehouse().audit().about(kit.user("ada@example.org").id().value(), 2))
        .extracting(AuditEvent::act)
        .containsExactly("password-reset", "password-reset-requested");
  }

  private ResetRequest request(String email) {
    return kit.gatehouse()
        .passwordResets()
        .request(EmailAddress.parse(email).orElseThrow(), kit.client());
  }

  private String link() {
    request("ada@example.org");
    return kit.latestMail("ada@example.org").orElseThrow().values().getOrDefault("token", "");
  }

  private PasswordReset reset(String link, Password fresh) {
    return kit.gatehouse().passwordResets().reset(link, fresh, client);
  }

  private SignIn signIn(Password password) {
    var form = new SignInForm("ada@example.org", password, Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, kit.client());
  }
}
