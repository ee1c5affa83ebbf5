package dev.gatehouse.administration.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.password.Password;
import dev.gatehouse.policy.SecondFactorPolicy;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SecondFactorChanged;
import dev.gatehouse.secondfactor.SecondFactorSettings;
import dev.gatehouse.secondfactor.SecondFactorState;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.signin.Arrival;
import dev.gatehouse.signin.SecondFactorForm;
import dev.gatehouse.signin.SecondStep;
import dev.gatehouse.signin.SignIn;
import dev.gatehouse.signin.SignInForm;
import dev.gatehouse.spi.Mail;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Enrolled;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Second factors removed by administrators. */
@EachDatabase
class FactorRemovalTest {
  private static final String BOB = "bob@example.org";

  private final Kit kit;
  private final Actor owner;
  private final Enrolled bob;

  FactorRemovalTest(Kit kit) {
    this.kit = kit;
    this.owner = registered("ada@example.org");
    this.bob = kit.enrolled(BOB);
  }

  @Test
  void leavesNothingOfTheSecondFactor() {
    var client = kit.client();
    var trusted = passed(bob.phone().code(), true);
    kit.gatehouse().passwordResets().request(bob.user().email(), client);
    var link = kit.latestMail(BOB).orElseThrow().values().getOrDefault("token", "");
    var challenge = challenge();

    assertThat(remove()).isEqualTo(new FactorRemoval.Removed());

    assertThat(kit.gatehouse().secondFactors().state(bob.user().id()))
        .isEqualTo(new SecondFactorState(Optional.empty(), 0, Optional.empty()));
    for (var table : List.of("totp", "recovery_codes", "trusted_devices", "factor_failures")) {
      assertThat(Tables.on(kit).number("select count(*) from gatehouse_" + table)).isZero();
    }
    assertThat(kit.gatehouse().sessions().check(trusted.opened().token(), client))
        .isEqualTo(new SessionCheck.Dead());
    assertThat(kit.gatehouse().signIns().awaits(challenge.challenge())).isFalse();
    assertThat(step(challenge, new FactorCode.Recovery(bob.recoveryCode(0))))
        .isEqualTo(new SecondStep.Over());
    assertThat(kit.gatehouse().passwordResets().holder(link)).isEmpty();
  }

  @Test
  void leavesThePasswordToSignInWith() {
    remove();

    assertThat(kit.signedIn(BOB, kit.client()).session().user()).isEqualTo(bob.user().id());
    var start = kit.gatehouse().secondFactors().begin(kit.confirmed(bob.user()), kit.client());
    assertThat(start).isInstanceOf(SetupStart.Waiting.class);
  }

  @Test
  void isForThoseWhoStandHigher() {
    var admin = registered("cyd@example.org");
    var equal = kit.enrolled("dan@example.org").user().id();
    kit.gatehouse().administration().grants().promote(owner, admin.user());
    kit.gatehouse().administration().grants().promote(owner, equal);
    var forbidden = new FactorRemoval.Forbidden();

    assertThat(remove(admin, equal)).isEqualTo(forbidden);
    assertThat(remove(admin, owner.user())).isEqualTo(forbidden);
    assertThat(remove(new Actor(bob.user().id(), kit.client()), equal)).isEqualTo(forbidden);
    assertThat(kit.user("dan@example.org").secondFactorAt()).isPresent();

    assertThat(remove(admin, bob.user().id())).isEqualTo(new FactorRemoval.Removed());
    assertThat(remove(owner, equal)).isEqualTo(new FactorRemoval.Removed());
    assertThat(remove(owner, new UserId(UUID.randomUUID())))
        .isEqualTo(new FactorRemoval.UnknownUser());
  }

  @Test
  void isForNobodysOwnAndForNobodyWhoIsDeactivated() {
    var grants = kit.gatehouse().administration().grants();
    grants.grantOwnership(owner, bob.user().id());
    var itself = new Actor(bob.user().id(), kit.client());

    assertThat(remove(itself, bob.user().id())).isEqualTo(new FactorRemoval.Forbidden());
    kit.gatehouse().administration().statuses().deactivate(itself, owner.user(), "");
    assertThat(remove()).isEqualTo(new FactorRemoval.Forbidden());

    assertThat(kit.user(BOB).secondFactorAt()).isPresent();
  }

  @Test
  void isOfADeactivatedUserToo() {
    kit.gatehouse().administration().statuses().deactivate(owner, bob.user().id(), "");

    assertThat(remove()).isEqualTo(new FactorRemoval.Removed());

    assertThat(kit.user(BOB).secondFactorAt()).isEmpty();
  }

  @Test
  void changesNothingWhereThereIsNone() {
    var cyd = kit.registered("cyd@example.org");
    var client = kit.client();
    var session = kit.signedIn("cyd@example.org", client).token();
    kit.gatehouse().secondFactors().begin(kit.confirmed(cyd), client);
    var mails = kit.mails().size();

    assertThat(remove(owner, cyd.id())).isEqualTo(new FactorRemoval.Unchanged());

    assertThat(kit.gatehouse().sessions().check(session, client))
        .isInstanceOf(SessionCheck.Live.class);
    assertThat(kit.gatehouse().secondFactors().state(cyd.id()).waiting()).isPresent();
    assertThat(kit.mails()).hasSize(mails);
    assertThat(latestEvent(cyd.id()).act()).isEqualTo("totp-begun");
  }

  @Test
  void isAuditedToldAndPublished() {
    remove();

    var event = latestEvent(bob.user().id());
    assertThat(event.act()).isEqualTo("second-factor-removed");
    assertThat(event.actor()).contains(owner.user().value());
    assertThat(event.client()).contains(owner.client());
    assertThat(event.details()).isEqualTo(Map.of("reason", "lost the phone"));
    var mail = kit.latestMail(BOB).orElseThrow();
    assertThat(mail.template()).isEqualTo("second-factor-removed");
    assertThat(mail.values()).containsEntry("reason", "lost the phone");
    assertThat(kit.events())
        .endsWith(new SecondFactorChanged(bob.user().id().value(), kit.clock().instant(), false));
  }

  @Test
  void isToldToNobodyWhenAskedAndTheTrailSaysSo() {
    var removal =
        kit.gatehouse().factorRemovals().removeSilently(owner, bob.user().id(), "mailbox taken");

    assertThat(removal).isEqualTo(new FactorRemoval.Removed());
    assertThat(kit.mails()).extracting(Mail::template).doesNotContain("second-factor-removed");
    assertThat(latestEvent(bob.user().id()).details())
        .isEqualTo(Map.of("reason", "mailbox taken", "told", "nobody"));
  }

  @Test
  void leadsToTheSetUpWhereOneIsRequired() {
    kit.node(settings -> {
      var now = settings.secondFactor();
      var users = new SecondFactorPolicy(List.of("User"), Optional.empty());
      return settings.with(new SecondFactorSettings(users, now.codes(), now.challenge()));
    });
    var client = kit.client();
    remove();

    var session = kit.signedIn(BOB, client).token();

    assertThat(kit.gatehouse().sessions().check(session, client))
        .isInstanceOf(SessionCheck.SecondFactorOwed.class);
  }

  private FactorRemoval remove() {
    return remove(owner, bob.user().id());
  }

  private FactorRemoval remove(Actor actor, UserId user) {
    return kit.gatehouse().factorRemovals().remove(actor, user, "lost the phone");
  }

  private Actor registered(String email) {
    return new Actor(kit.registered(email).id(), kit.client());
  }

  private AuditEvent latestEvent(UserId user) {
    return kit.gatehouse().audit().about(user.value(), 1).getFirst();
  }

  private SecondStep.SignedIn passed(String code, boolean trust) {
    var form =
        new SecondFactorForm(
            challenge().challenge(), new FactorCode.Totp(code), trust, Arrival.plain());
    return (SecondStep.SignedIn) kit.gatehouse().signIns().withSecondFactor(form, kit.client());
  }

  private SignIn.SecondFactorNeeded challenge() {
    var form = new SignInForm(BOB, Password.of(Kit.PASSWORD), Arrival.plain());
    return (SignIn.SecondFactorNeeded) kit.gatehouse().signIns().withPassword(form, kit.client());
  }

  private SecondStep step(SignIn.SecondFactorNeeded needed, FactorCode code) {
    var form = new SecondFactorForm(needed.challenge(), code, false, Arrival.plain());
    return kit.gatehouse().signIns().withSecondFactor(form, kit.client());
  }
}
