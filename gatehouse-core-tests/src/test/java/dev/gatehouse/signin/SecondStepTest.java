package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.Settings;
import dev.gatehouse.challenge.ChallengeToken;
import dev.gatehouse.client.Client;
import dev.gatehouse.device.TrustToken;
import dev.gatehouse.magiclink.MagicLinkRequest;
import dev.gatehouse.password.Password;
import dev.gatehouse.passwordchange.PasswordReset;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SecondFactorSettings;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.session.SessionToken;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Enrolled;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.throttle.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second factor of a sign-in. */
@EachDatabase
class SecondStepTest {
  private static final String ADA = "ada@example.org";

  private final Kit kit;
  private final Enrolled ada;

  SecondStepTest(Kit kit) {
    this.kit = kit;
    this.ada = kit.enrolled(ADA);
  }

  @BeforeEach
  void startAtTheBeginningOfAStep() {
    long into = kit.clock().instant().getEpochSecond() % 30;
    kit.clock().move(Duration.ofSeconds(90 - into));
  }

  @Test
  void opensTheSessionThatThePasswordAloneDoesNot() {
    var client = kit.client();
    var challenge = challenge();
    assertThat(sessions()).isZero();
    assertThat(SessionToken.parse(challenge.reveal()))
        .as("the challenge is no session")
        .hasValueSatisfying(token ->
            assertThat(kit.gatehouse().sessions().check(token, client))
                .isEqualTo(new SessionCheck.Dead()));

    var step = step(challenge, totp(ada.phone().code()), client);

    assertThat(step)
        .isInstanceOfSatisfying(
            SecondStep.SignedIn.class,
            in -> {
              assertThat(kit.gatehouse().sessions().check(in.opened().token(), client))
                  .isInstanceOf(SessionCheck.Live.class);
              assertThat(in.trust()).isEmpty();
              assertThat(in.codesLeft()).isEmpty();
            });
    assertThat(step(challenge, totp(ada.phone().nextCode()), client))
        .isEqualTo(new SecondStep.Over());
  }

  @Test
  void acceptsThePresentCodeAndTheOneBeforeAndNoOther() {
    assertThat(tries(ada.phone().codeAt(kit.clock().instant().minusSeconds(60)))).isFalse();
    assertThat(tries(ada.phone().nextCode())).isFalse();
    assertThat(tries(ada.phone().previousCode())).isTrue();
    assertThat(tries(ada.phone().previousCode())).as("used").isFalse();
    assertThat(tries(ada.phone().code())).as("of a later step").isTrue();
  }

  @Test
  void acceptsNoCodeOfTheLastStepOrBefore() {
    assertThat(tries(ada.phone().code())).isTrue();
    assertThat(tries(ada.phone().code())).isFalse();
    assertThat(tries(ada.phone().previousCode())).isFalse();

    kit.clock().move(Duration.ofSeconds(30));

    assertThat(tries(ada.phone().previousCode())).isFalse();
    assertThat(tries(ada.phone().code())).isTrue();
  }

  @Test
  void changesStepsAtTheVeryBoundary() {
    var code = ada.phone().code();
    kit.clock().move(Duration.ofSeconds(60).minusMillis(1));
    assertThat(tries(code)).isTrue();

    var next = ada.phone().code();
    kit.clock().move(Duration.ofSeconds(60).minusMillis(1).plusMillis(1));
    assertThat(tries(next)).as("two steps old").isFalse();
  }

  @Test
  void acceptsNoUsedCodeWhenTheClockIsSetBack() {
    var code = ada.phone().code();
    assertThat(tries(code)).isTrue();

    kit.clock().move(Duration.ofSeconds(-30));
    assertThat(tries(code)).isFalse();
    assertThat(tries(ada.phone().code())).isFalse();
    kit.clock().move(Duration.ofSeconds(60));

    assertThat(tries(ada.phone().code())).isTrue();
  }

  @Test
  void doesNotTakeTheCodeThatSwitchedItOn() {
    var bob = kit.enrolled("bob@example.org");
    kit.clock().move(Duration.ofSeconds(-30));

    var step = step(challenge("bob@example.org"), totp(bob.phone().code()), kit.client());

    assertThat(step).isEqualTo(new SecondStep.WrongCode());
  }

  @Test
  void acceptsOneCodeOnceOfAHundredOnTwoNodes() throws Exception {
    var nodes = List.of(kit.node(SecondStepTest::generous), kit.node(SecondStepTest::generous));
    var code = ada.phone().code();
    var tries = new ArrayList<Callable<SecondStep>>();
    for (int i = 0; i < 100; i++) {
      var node = nodes.get(i % 2);
      var challenge = challenge();
      tries.add(() -> step(node, challenge, totp(code), kit.client()));
    }

    var steps = Simultaneous.run(tries);

    assertThat(steps).filteredOn(SecondStep.SignedIn.class::isInstance).hasSize(1);
    assertThat(sessions()).isOne();
  }

  @Test
  void acceptsOneChallengeOnceThoughBothCodesAreRight() throws Exception {
    var challenge = challenge();
    Callable<SecondStep> byTotp = () -> step(challenge, totp(ada.phone().code()), kit.client());
    Callable<SecondStep> byCode = () -> step(challenge, recovery(0), kit.client());

    var steps = Simultaneous.run(List.of(byTotp, byCode, byTotp, byCode));

    assertThat(steps).filteredOn(SecondStep.SignedIn.class::isInstance).hasSize(1);
  }

  @Test
  void usesARecoveryCodeUpOnceOfFive() throws Exception {
    var challenges = List.of(challenge(), challenge(), challenge(), challenge(), challenge());
    var tries =
        challenges.stream()
            .<Callable<SecondStep>>map(one -> () -> step(one, recovery(4), kit.client()))
            .toList();

    var steps = Simultaneous.run(tries);

    assertThat(steps).filteredOn(SecondStep.SignedIn.class::isInstance).hasSize(1);
    assertThat(left()).isEqualTo(9);
  }

  @Test
  void takesTwoRecoveryCodesAtOnceAndLeavesEight() throws Exception {
    var first = challenge();
    var second = challenge();

    var steps =
        Simultaneous.<SecondStep>run(
            List.of(
                () -> step(first, recovery(0), kit.client()),
                () -> step(second, recovery(1), kit.client())));

    assertThat(steps).allMatch(SecondStep.SignedIn.class::isInstance);
    assertThat(left()).isEqualTo(8);
  }

  @Test
  void saysHowManyRecoveryCodesAreLeftAndTellsByMail() {
    var step = step(challenge(), recovery(0), kit.client());

    assertThat(((SecondStep.SignedIn) step).codesLeft()).contains(9);
    var mail = kit.mails().stream().filter(sent -> sent.template().equals("recovery-code-used"));
    assertThat(mail.map(Mail::values).findFirst().orElseThrow()).containsEntry("left", "9");
    assertThat(step(challenge(), recovery(0), kit.client())).isEqualTo(new SecondStep.WrongCode());
  }

  @Test
  void isAskedForAfterAMagicLinkToo() {
    var request = kit.gatehouse().magicLinks().request(ada.user().email(), kit.client());
    assertThat(request).isEqualTo(new MagicLinkRequest.Accepted());
    var link = kit.latestMail(ADA).orElseThrow().values().getOrDefault("token", "");

    var signIn = kit.gatehouse().signIns().withMagicLink(link, Arrival.plain(), kit.client());

    assertThat(signIn.orElseThrow()).isInstanceOf(SignIn.SecondFactorNeeded.class);
    assertThat(sessions()).isZero();
  }

  @Test
  void isNotSkippedByANewPassword() {
    var challenge = challenge();
    kit.gatehouse().passwordResets().request(ada.user().email(), kit.client());
    var link = kit.latestMail(ADA).orElseThrow().values().getOrDefault("token", "");
    var fresh = Password.of("another otter in the rain");
    assertThat(kit.gatehouse().passwordResets().reset(link, fresh, kit.client()))
        .isInstanceOf(PasswordReset.Done.class);

    assertThat(step(challenge, totp(ada.phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Over());
    var signIn =
        kit.gatehouse()
            .signIns()
            .withPassword(new SignInForm(ADA, fresh, Arrival.plain()), kit.client());
    assertThat(signIn).isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isOverAfterFiveMinutes() {
    var challenge = challenge();
    kit.clock().move(Duration.ofMinutes(5).minusMillis(1));
    assertThat(kit.gatehouse().signIns().awaits(challenge)).isTrue();

    kit.clock().move(Duration.ofMillis(1));

    assertThat(kit.gatehouse().signIns().awaits(challenge)).isFalse();
    assertThat(step(challenge, totp(ada.phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Over());
  }

  @Test
  void isOverAfterTenTries() {
    var challenge = challenge();
    for (int i = 0; i < 10; i++) {
      assertThat(step(challenge, totp("000000"), kit.client())).isNotEqualTo(new SecondStep.Over());
      kit.clock().move(Duration.ofSeconds(20));
    }

    assertThat(step(challenge, totp(ada.phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Over());
  }

  @Test
  void isOverWhenCancelled() {
    var challenge = challenge();

    kit.gatehouse().signIns().cancel(challenge);

    assertThat(step(challenge, totp(ada.phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Over());
  }

  @Test
  void countsBothKindsOfCodesTogetherWhateverTheChallenge() {
    for (int i = 0; i < 5; i++) {
      var wrong = i % 2 == 0 ? totp("000000") : new FactorCode.Recovery("0000-0000-0000-0000");
      assertThat(step(challenge(), wrong, kit.client())).isEqualTo(new SecondStep.WrongCode());
    }

    assertThat(step(challenge(), totp(ada.phone().code()), kit.client()))
        .isInstanceOf(SecondStep.Throttled.class);
    assertThat(step(challenge(), recovery(0), kit.client()))
        .isInstanceOf(SecondStep.Throttled.class);
  }

  @Test
  void slowsDownAfterTenFailuresAndStopsAfterAHundred() {
    var challenges = new ArrayList<Duration>();
    int failures = 0;
    for (int i = 0; failures < 100 && i < 2000; i++) {
      switch (step(challenge(), totp("000000"), kit.client())) {
        case SecondStep.WrongCode() -> failures++;
        case SecondStep.Throttled(var wait) -> {
          challenges.add(wait);
          kit.clock().move(wait);
        }
        case SecondStep.Over() -> throw new AssertionError("the challenge is new");
        case SecondStep.Stopped() -> throw new AssertionError("not before the hundredth");
        case SecondStep.SignedIn in -> throw new AssertionError("the code is wrong");
      }
    }
    kit.clock().move(Duration.ofDays(30));

    assertThat(step(challenge(), totp(ada.phone().code()), kit.client()))
        .isEqualTo(new SecondStep.Stopped());
    assertThat(challenges).contains(Duration.ofMinutes(5), Duration.ofMinutes(30));
    assertThat(kit.mails())
        .filteredOn(mail -> mail.template().equals("second-factor-failures"))
        .hasSize(3);
    assertThat(step(challenge(), recovery(0), kit.client()))
        .as("the other kind")
        .isInstanceOf(SecondStep.SignedIn.class);
  }

  @Test
  void beginsToCountAnewAfterASuccess() {
    for (int i = 0; i < 9; i++) {
      assertThat(step(challenge(), totp("000000"), kit.client()))
          .isEqualTo(new SecondStep.WrongCode());
      kit.clock().move(Duration.ofSeconds(30));
    }
    assertThat(tries(ada.phone().code())).isTrue();

    assertThat(Tables.on(kit).number("select count(*) from gatehouse_factor_failures")).isZero();
  }

  @Test
  void isSparedOnATrustedDevice() {
    var trust = trust();

    assertThat(signIn(kit.gatehouse(), Optional.of(trust))).isInstanceOf(SignIn.SignedIn.class);

    kit.clock().move(Duration.ofDays(30));
    assertThat(signIn(kit.gatehouse(), Optional.of(trust)))
        .isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isNotSparedOnADeviceThatIsRevokedForeignOrForged() {
    var first = trust();
    kit.clock().move(Duration.ofSeconds(30));
    var second = trust();
    var factors = kit.gatehouse().secondFactors();
    var devices = factors.trustedDevices(ada.user().id());
    assertThat(devices).hasSize(2);

    kit.registered("bob@example.org");
    var bob = kit.user("bob@example.org").id();
    assertThat(factors.revoke(bob, devices.getLast().id(), kit.client())).isFalse();
    assertThat(factors.revoke(ada.user().id(), devices.getLast().id(), kit.client())).isTrue();

    assertThat(signIn(kit.gatehouse(), Optional.of(first)))
        .isInstanceOf(SignIn.SecondFactorNeeded.class);
    assertThat(signIn(kit.gatehouse(), Optional.of(second))).isInstanceOf(SignIn.SignedIn.class);
    assertThat(signIn(kit.gatehouse(), TrustToken.parse("x".repeat(42) + "A")))
        .isInstanceOf(SignIn.SecondFactorNeeded.class);
    assertThat(factors.revokeAll(ada.user().id(), kit.client())).isOne();
    assertThat(signIn(kit.gatehouse(), Optional.of(second)))
        .isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void isNotSparedOnceACredentialHasChanged() {
    var trust = trust();
    Tables.on(kit).update("update gatehouse_users set credential_version = credential_version + 1");

    assertThat(signIn(kit.gatehouse(), Optional.of(trust)))
        .isInstanceOf(SignIn.SecondFactorNeeded.class);
    assertThat(kit.gatehouse().secondFactors().trustedDevices(ada.user().id())).isEmpty();
  }

  @Test
  void isNotSparedOnceARecoveryCodeWasUsed() {
    var trust = trust();

    step(challenge(), recovery(0), kit.client());

    assertThat(signIn(kit.gatehouse(), Optional.of(trust)))
        .isInstanceOf(SignIn.SecondFactorNeeded.class);
  }

  @Test
  void failsClosedWhenTheSecretIsGone() {
    Tables.on(kit).update("delete from gatehouse_totp");

    assertThat(step(challenge(), totp(ada.phone().code()), kit.client()))
        .isEqualTo(new SecondStep.WrongCode());
    assertThat(step(challenge(), recovery(0), kit.client()))
        .isInstanceOf(SecondStep.SignedIn.class);
  }

  // so that the code alone decides, and no limit
  private static Settings generous(Settings settings) {
    var now = settings.secondFactor();
    var plenty = new Limit(1000, Duration.ofMinutes(1));
    return settings.with(new SecondFactorSettings(now.required(), plenty, now.challenge()));
  }

  private TrustToken trust() {
    var form = new SecondFactorForm(challenge(), totp(ada.phone().code()), true, Arrival.plain());
    var step = kit.gatehouse().signIns().withSecondFactor(form, kit.client());
    return ((SecondStep.SignedIn) step).trust().orElseThrow();
  }

  private boolean tries(String code) {
    return step(challenge(), totp(code), kit.client()) instanceof SecondStep.SignedIn;
  }

  private SecondStep step(ChallengeToken challenge, FactorCode code, Client client) {
    return step(kit.gatehouse(), challenge, code, client);
  }

  private static SecondStep step(
      Gatehouse node, ChallengeToken challenge, FactorCode code, Client client) {
    var form = new SecondFactorForm(challenge, code, false, Arrival.plain());
    return node.signIns().withSecondFactor(form, client);
  }

  private ChallengeToken challenge() {
    return challenge(ADA);
  }

  private ChallengeToken challenge(String email) {
    var form = new SignInForm(email, Password.of(Kit.PASSWORD), Arrival.plain());
    var signIn = kit.gatehouse().signIns().withPassword(form, kit.client());
    return ((SignIn.SecondFactorNeeded) signIn).challenge();
  }

  private SignIn signIn(Gatehouse node, Optional<TrustToken> trust) {
    var arrival = new Arrival(false, Optional.empty(), Optional.empty(), trust);
    var form = new SignInForm(ADA, Password.of(Kit.PASSWORD), arrival);
    return node.signIns().withPassword(form, kit.client());
  }

  private static FactorCode totp(String code) {
    return new FactorCode.Totp(code);
  }

  private FactorCode recovery(int number) {
    return new FactorCode.Recovery(ada.recoveryCode(number));
  }

  private int left() {
    return kit.gatehouse().secondFactors().state(ada.user().id()).codesLeft();
  }

  private long sessions() {
    return Tables.on(kit).number("select count(*) from gatehouse_sessions");
  }
}
