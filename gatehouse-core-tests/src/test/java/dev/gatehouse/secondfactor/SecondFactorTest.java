package dev.gatehouse.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.password.ConfirmedPassword;
import dev.gatehouse.password.Password;
import dev.gatehouse.registration.RegistrationForm;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.totp.TotpSetup;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The second factor: set up, switched off, renewed. */
@EachDatabase
class SecondFactorTest {
  private static final String ADA = "ada@example.org";

  private final Kit kit;

  SecondFactorTest(Kit kit) {
    this.kit = kit;
  }

  @Test
  void isOnAfterTheFirstCodeOfItsSetup() {
    var ada = kit.registered(ADA);
    assertThat(state().on()).isFalse();
    var setup = begin(kit.confirmed(ada));
    assertThat(state().waiting().orElseThrow().id()).isEqualTo(setup.id());
    assertThat(state().on()).isFalse();

    var enabled = enable(setup);

    assertThat(enabled)
        .isInstanceOfSatisfying(
            FactorChange.Changed.class, changed -> assertThat(changed.codes()).hasSize(10));
    assertThat(state().since()).contains(kit.clock().instant());
    assertThat(state().codesLeft()).isEqualTo(10);
    assertThat(state().waiting()).isEmpty();
    assertThat(kit.latestMail(ADA).map(Mail::template)).contains("second-factor-on");
    assertThat(kit.events())
        .contains(new SecondFactorChanged(ada.id().value(), kit.clock().instant(), true));
    assertThat(kit.gatehouse().audit().about(ada.id().value(), 2))
        .extracting(AuditEvent::act)
        .containsExactly("second-factor-on", "totp-begun");
  }

  @Test
  void needsAConfirmedAddress() {
    kit.registered("owner@example.org");
    var form = new RegistrationForm(ADA, Password.of(Kit.PASSWORD), "en");
    kit.gatehouse().registrations().register(form, kit.client());

    var start = kit.gatehouse().secondFactors().begin(kit.confirmed(kit.user(ADA)), kit.client());

    assertThat(start).isEqualTo(new SetupStart.Unconfirmed());
  }

  @Test
  void isNotSetUpTwice() {
    var ada = kit.enrolled(ADA);

    var start = kit.gatehouse().secondFactors().begin(kit.confirmed(ada.user()), kit.client());

    assertThat(start).isEqualTo(new SetupStart.AlreadyOn());
  }

  @Test
  void isNotSwitchedOnByAWrongCodeAndStaysToBe() {
    kit.registered(ADA);
    var setup = begin(kit.confirmed(kit.user(ADA)));

    assertThat(enable(setup.id(), "000000")).isEqualTo(new FactorChange.WrongCode());
    assertThat(enable(setup.id(), "")).isEqualTo(new FactorChange.WrongCode());
    assertThat(state().on()).isFalse();

    assertThat(enable(setup)).isInstanceOf(FactorChange.Changed.class);
  }

  @Test
  void isNotSwitchedOnForASecretThatAnotherTabHasReplaced() {
    kit.registered(ADA);
    var first = begin(kit.confirmed(kit.user(ADA)));
    var second = begin(kit.confirmed(kit.user(ADA)));

    assertThat(enable(first)).isEqualTo(new FactorChange.NotOn());
    assertThat(enable(first.id(), phone(second).code())).isEqualTo(new FactorChange.NotOn());
    assertThat(state().on()).isFalse();
    assertThat(enable(second)).isInstanceOf(FactorChange.Changed.class);
  }

  @Test
  void waitsAQuarterOfAnHourForItsFirstCode() {
    kit.registered(ADA);
    var setup = begin(kit.confirmed(kit.user(ADA)));

    kit.clock().move(Duration.ofMinutes(15));

    assertThat(state().waiting()).isEmpty();
    assertThat(enable(setup)).isEqualTo(new FactorChange.NotOn());
    kit.clock().move(Duration.ofHours(1));
    kit.gatehouse().housekeeping().sweep();
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_totp_setups")).isZero();
  }

  @Test
  void isNotSwitchedOnAfterACredentialHasChanged() {
    kit.registered(ADA);
    var setup = begin(kit.confirmed(kit.user(ADA)));
    var stale = kit.confirmed(kit.user(ADA));
    Tables.on(kit).update("update gatehouse_users set credential_version = 7");

    assertThat(enable(setup)).isEqualTo(new FactorChange.NotOn());
    assertThat(kit.gatehouse().secondFactors().begin(stale, kit.client()))
        .isEqualTo(new SetupStart.Outdated());
  }

  @Test
  void endsTheOtherSessionsAndRenewsThisOne() {
    kit.registered(ADA);
    var client = kit.client();
    var other = kit.signedIn(ADA, client);
    var here = kit.signedIn(ADA, client);
    var setup = begin(kit.confirmed(kit.user(ADA)));

    var enabled = (FactorChange.Changed) enable(setup.id(), phone(setup).code(), here);

    assertThat(kit.gatehouse().sessions().check(other.token(), client))
        .isEqualTo(new SessionCheck.Dead());
    assertThat(kit.gatehouse().sessions().check(here.token(), client))
        .isEqualTo(new SessionCheck.Dead());
    assertThat(kit.gatehouse().sessions().check(enabled.renewed().orElseThrow().token(), client))
        .isInstanceOf(SessionCheck.Live.class);
  }

  @Test
  void isSwitchedOnOnceOfFiftySimultaneousTries() throws Exception {
    kit.registered(ADA);
    var setup = begin(kit.confirmed(kit.user(ADA)));
    var code = phone(setup).code();
    Callable<FactorChange> enable = () -> enable(setup.id(), code);

    var outcomes = Simultaneous.run(Collections.nCopies(50, enable));

    assertThat(outcomes).filteredOn(FactorChange.Changed.class::isInstance).hasSize(1);
    assertThat(state().codesLeft()).isEqualTo(10);
  }

  @Test
  void isSwitchedOffByPasswordAndCode() {
    var ada = kit.enrolled(ADA);
    var proof = kit.confirmed(ada.user());

    assertThat(disable(proof, new FactorCode.Totp("000000")))
        .isEqualTo(new FactorChange.WrongCode());
    assertThat(disable(proof, new FactorCode.Totp(ada.phone().code())))
        .isEqualTo(new FactorChange.Changed(List.of(), Optional.empty()));

    assertThat(state()).isEqualTo(new SecondFactorState(Optional.empty(), 0, Optional.empty()));
    assertThat(kit.latestMail(ADA).map(Mail::template)).contains("second-factor-off");
    for (var table : List.of("totp", "recovery_codes", "factor_failures")) {
      assertThat(Tables.on(kit).number("select count(*) from gatehouse_" + table)).isZero();
    }
    assertThat(disable(kit.confirmed(kit.user(ADA)), new FactorCode.Totp("000000")))
        .isEqualTo(new FactorChange.NotOn());
  }

  @Test
  void isSwitchedOffByARecoveryCodeToo() {
    var ada = kit.enrolled(ADA);
    var code = new FactorCode.Recovery(ada.recoveryCode(3));

    assertThat(disable(kit.confirmed(ada.user()), code)).isInstanceOf(FactorChange.Changed.class);
  }

  @Test
  void getsNewRecoveryCodesThatVoidTheOlderOnes() {
    var ada = kit.enrolled(ADA);
    var totp = new FactorCode.Totp(ada.phone().code());

    var renewed = (FactorChange.Changed) renew(kit.confirmed(ada.user()), totp);

    assertThat(renewed.codes()).hasSize(10);
    assertThat(state().codesLeft()).isEqualTo(10);
    var old = new FactorCode.Recovery(ada.recoveryCode(0));
    assertThat(disable(kit.confirmed(ada.user()), old)).isEqualTo(new FactorChange.WrongCode());
    var fresh = new FactorCode.Recovery(renewed.codes().getFirst().reveal());
    assertThat(disable(kit.confirmed(ada.user()), fresh)).isInstanceOf(FactorChange.Changed.class);
  }

  @Test
  void hasTenRecoveryCodesHoweverManyRenewThemAtOnce() throws Exception {
    var ada = kit.enrolled(ADA);
    var proof = kit.confirmed(ada.user());
    Callable<FactorChange> byTotp = () -> renew(proof, new FactorCode.Totp(ada.phone().code()));
    Callable<FactorChange> byCode =
        () -> renew(proof, new FactorCode.Recovery(ada.recoveryCode(1)));

    var outcomes = Simultaneous.run(List.of(byTotp, byCode, byTotp, byCode));

    assertThat(outcomes).filteredOn(FactorChange.Changed.class::isInstance).hasSize(1);
    assertThat(state().codesLeft()).isEqualTo(10);
  }

  @Test
  void countsWrongCodesHere() {
    var ada = kit.enrolled(ADA);
    var proof = kit.confirmed(ada.user());
    for (int i = 0; i < 5; i++) {
      assertThat(disable(proof, new FactorCode.Totp("000000")))
          .isEqualTo(new FactorChange.WrongCode());
    }

    assertThat(disable(proof, new FactorCode.Totp(ada.phone().code())))
        .isEqualTo(new FactorChange.Throttled(Duration.ofMinutes(1)));
    assertThat(disable(proof, new FactorCode.Recovery(ada.recoveryCode(0))))
        .isEqualTo(new FactorChange.Throttled(Duration.ofMinutes(1)));
  }

  @Test
  void givesNothingAwayToWhoHasTheTablesAlone() {
    var ada = kit.enrolled(ADA);
    var setupOfBob = begin(kit.confirmed(kit.registered("bob@example.org")));
    var tables = Tables.on(kit).everything();

    assertThat(tables)
        .doesNotContain(setupOfBob.secret().reveal(), ada.recoveryCode(0))
        .doesNotContain(ada.recoveryCode(0).replace("-", ""));
  }

  @Test
  void opensNothingByASecretCopiedFromTheRowOfAnother() {
    var ada = kit.enrolled(ADA);
    var eve = kit.enrolled("eve@example.org");
    Tables.on(kit)
        .update(
            "update gatehouse_totp set sealed = (select sealed from gatehouse_totp where user_id = '"
                + eve.user().id()
                + "')");
    kit.clock().move(Duration.ofSeconds(30));

    assertThat(disable(kit.confirmed(ada.user()), new FactorCode.Totp(eve.phone().code())))
        .isEqualTo(new FactorChange.WrongCode());
    assertThat(disable(kit.confirmed(eve.user()), new FactorCode.Totp(eve.phone().code())))
        .isInstanceOf(FactorChange.Changed.class);
  }

  private SecondFactorState state() {
    return kit.gatehouse().secondFactors().state(kit.user(ADA).id());
  }

  private TotpSetup begin(ConfirmedPassword proof) {
    var start = kit.gatehouse().secondFactors().begin(proof, kit.client());
    return ((SetupStart.Waiting) start).setup();
  }

  private FactorChange enable(TotpSetup setup) {
    return enable(setup.id(), phone(setup).code());
  }

  private FactorChange enable(UUID setup, String code) {
    return kit.gatehouse().secondFactors().enable(kit.user(ADA).id(), setup, code, asking());
  }

  private FactorChange enable(UUID setup, String code, OpenSession kept) {
    var asking = new SecondFactors.Asking(Optional.of(kept.token()), kit.client());
    return kit.gatehouse().secondFactors().enable(kit.user(ADA).id(), setup, code, asking);
  }

  private FactorChange disable(ConfirmedPassword proof, FactorCode code) {
    return kit.gatehouse().secondFactors().disable(proof, code, asking());
  }

  private FactorChange renew(ConfirmedPassword proof, FactorCode code) {
    return kit.gatehouse().secondFactors().renewCodes(proof, code, asking());
  }

  private SecondFactors.Asking asking() {
    return new SecondFactors.Asking(Optional.empty(), kit.client());
  }

  private Authenticator phone(TotpSetup setup) {
    return Authenticator.of(setup.secret().reveal(), kit.clock());
  }
}
