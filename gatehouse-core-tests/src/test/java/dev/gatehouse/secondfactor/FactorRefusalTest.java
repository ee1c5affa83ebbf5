package dev.gatehouse.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.Password;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SecondFactorForm;
import dev.gatehouse.signin.SecondStep;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the second factor refuses, and what it does not give away. */
@EachDatabase
class FactorRefusalTest {
  private static final String ADA = "ada@example.org";

  private final Kit kit;

  FactorRefusalTest(Kit kit) {
    this.kit = kit;
  }

  @Test
  void isOffForNobodyAndRenewsNothingWhereItIsOff() {
    var ada = kit.registered(ADA);

    assertThat(factors().state(new UserId(UUID.randomUUID())).on()).isFalse();
    assertThat(renew(ada, new FactorCode.Totp("000000"))).isEqualTo(new FactorChange.NotOn());
    assertThat(factors().state(ada.id()).codesLeft()).isZero();
    assertThat(kit.mails()).extracting(Mail::template).doesNotContain("recovery-codes-renewed");
  }

  @Test
  void renewsNothingByAWrongCodeAndCountsIt() {
    var ada = kit.enrolled(ADA);
    for (int i = 0; i < 5; i++) {
      assertThat(renew(ada.user(), new FactorCode.Totp("000000")))
          .isEqualTo(new FactorChange.WrongCode());
    }

    assertThat(renew(ada.user(), new FactorCode.Totp(ada.phone().code())))
        .isEqualTo(new FactorChange.Throttled(Duration.ofMinutes(1)));
    assertThat(factors().state(ada.user().id()).codesLeft()).isEqualTo(10);
  }

  @Test
  void countsWrongFirstCodesOfASetUp() {
    var ada = kit.registered(ADA);
    var setup = ((SetupStart.Waiting) factors().begin(kit.confirmed(ada), kit.client())).setup();
    for (int i = 0; i < 5; i++) {
      assertThat(factors().enable(ada.id(), setup.id(), "000000", asking()))
          .isEqualTo(new FactorChange.WrongCode());
    }
    var right = Authenticator.of(setup.secret().reveal(), kit.clock()).code();

    assertThat(factors().enable(ada.id(), setup.id(), right, asking()))
        .isInstanceOf(FactorChange.Throttled.class);
  }

  @Test
  void countsNothingThatWasNotChecked() {
    var ada = kit.enrolled(ADA);
    var stale = kit.confirmed(ada.user());
    Tables.on(kit).update("update gatehouse_users set credential_version = credential_version + 1");
    for (int i = 0; i < 60; i++) {
      var code = "%06d".formatted(i);
      assertThat(factors().enable(ada.user().id(), UUID.randomUUID(), code, asking()))
          .isEqualTo(new FactorChange.NotOn());
      assertThat(factors().disable(stale, new FactorCode.Totp(code), asking()))
          .isEqualTo(new FactorChange.Outdated());
    }

    assertThat(renew(ada.user(), new FactorCode.Totp(ada.phone().code())))
        .isInstanceOf(FactorChange.Changed.class);
    assertThat(kit.mails()).extracting(Mail::template).doesNotContain("second-factor-failures");
  }

  @Test
  void takesNoCodeOfASecretThatWaits() {
    var ada = kit.registered(ADA);
    var setup = ((SetupStart.Waiting) factors().begin(kit.confirmed(ada), kit.client())).setup();
    var code = Authenticator.of(setup.secret().reveal(), kit.clock()).code();

    assertThat(factors().disable(kit.confirmed(ada), new FactorCode.Totp(code), asking()))
        .isEqualTo(new FactorChange.NotOn());
    assertThat(kit.signedIn(ADA, kit.client()).session().user())
        .as("a set-up that nobody finished locks nobody out")
        .isEqualTo(ada.id());
  }

  @Test
  void takesNoCodeOnceItIsOff() {
    var ada = kit.enrolled(ADA);
    var form = new SignInForm(ADA, Password.of(Kit.PASSWORD), Arrival.plain());
    var needed =
        (SignIn.SecondFactorNeeded) kit.gatehouse().signIns().withPassword(form, kit.client());
    factors()
        .disable(kit.confirmed(ada.user()), new FactorCode.Recovery(ada.recoveryCode(0)), asking());

    var step =
        kit.gatehouse()
            .signIns()
            .withSecondFactor(
                new SecondFactorForm(
                    needed.challenge(),
                    new FactorCode.Totp(ada.phone().code()),
                    true,
                    Arrival.plain()),
                kit.client());

    assertThat(step).isEqualTo(new SecondStep.Over());
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_trusted_devices")).isZero();
  }

  @Test
  void leavesNoMailedLinkGoodThatIsOlder() {
    var ada = kit.registered(ADA);
    kit.gatehouse().passwordResets().request(ada.email(), kit.client());
    var link = kit.latestMail(ADA).orElseThrow().values().getOrDefault("token", "");
    assertThat(kit.gatehouse().passwordResets().holder(link)).isPresent();
    var setup = ((SetupStart.Waiting) factors().begin(kit.confirmed(ada), kit.client())).setup();

    var code = Authenticator.of(setup.secret().reveal(), kit.clock()).code();
    factors().enable(ada.id(), setup.id(), code, asking());

    assertThat(kit.gatehouse().passwordResets().holder(link)).isEmpty();
  }

  @Test
  void printsNeitherSecretNorCode() {
    var ada = kit.registered(ADA);
    var start = factors().begin(kit.confirmed(ada), kit.client());
    var setup = ((SetupStart.Waiting) start).setup();
    var phone = Authenticator.of(setup.secret().reveal(), kit.clock());
    var on = factors().enable(ada.id(), setup.id(), phone.code(), asking());
    var codes = ((FactorChange.Changed) on).codes();

    assertThat(start.toString() + new FactorCode.Totp(phone.code()))
        .doesNotContain(setup.secret().reveal(), phone.code());
    assertThat(on.toString() + new FactorCode.Recovery(codes.getFirst().reveal()))
        .doesNotContain(codes.getFirst().reveal(), codes.getFirst().reveal().substring(0, 4));
    assertThat(kit.gatehouse().audit().about(ada.id().value(), 10).toString())
        .doesNotContain(setup.secret().reveal(), codes.getFirst().reveal());
  }

  private FactorChange renew(User user, FactorCode code) {
    return factors().renewCodes(kit.confirmed(user), code, asking());
  }

  private SecondFactors factors() {
    return kit.gatehouse().secondFactors();
  }

  private SecondFactors.Asking asking() {
    return new SecondFactors.Asking(Optional.empty(), kit.client());
  }
}
