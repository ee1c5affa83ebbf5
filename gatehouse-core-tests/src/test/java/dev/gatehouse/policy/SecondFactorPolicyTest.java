package dev.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.role.Role;
import dev.gatehouse.secondfactor.FactorChange;
import dev.gatehouse.secondfactor.FactorCode;
import dev.gatehouse.secondfactor.SecondFactorSettings;
import dev.gatehouse.secondfactor.SecondFactors;
import dev.gatehouse.secondfactor.SetupStart;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.totp.TotpSetup;
import dev.gatehouse.user.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Roles that require a second factor. */
@EachDatabase
class SecondFactorPolicyTest {
  private static final String BOB = "bob@example.org";

  private final Kit kit;
  private final Actor owner;
  private final User bob;
  private final Client client;

  SecondFactorPolicyTest(Kit kit) {
    this.kit = kit;
    this.owner = new Actor(kit.registered("ada@example.org").id(), kit.client());
    this.bob = kit.registered(BOB);
    this.client = kit.client();
  }

  @Test
  void holdsFromItsDateOnWithoutANewSignIn() {
    require(Optional.of(kit.clock().instant().plus(Duration.ofDays(7))), "User");
    var session = signedIn();
    kit.clock().move(Duration.ofDays(7).minusMillis(1));
    assertThat(owes(session)).as("before").isFalse();

    kit.clock().move(Duration.ofMillis(1));
    assertThat(owes(session)).as("at").isTrue();
    kit.clock().move(Duration.ofMillis(1));

    assertThat(owes(session)).as("after").isTrue();
    assertThat(owes(signedIn())).as("a new session").isTrue();
  }

  @Test
  void holdsAtOnceWithoutADate() {
    var session = signedIn();

    require("User");

    assertThat(owes(session)).isTrue();
  }

  @Test
  void concernsNobodyOfOtherRoles() {
    require("Owner", "Admin", "Editor");

    assertThat(owes(signedIn())).isFalse();
    assertThat(owes(kit.signedIn("ada@example.org", client))).as("the Owner").isTrue();
  }

  @Test
  void isMetByTheSetUpAndOwedAgainAfterItsEnd() {
    require("User");
    var owing = signedIn();
    var setup = begun();
    var phone = Authenticator.of(setup.secret().reveal(), kit.clock());

    var on = factors().enable(bob.id(), setup.id(), phone.code(), asking(owing));
    var free = renewed(on);
    assertThat(owes(free)).isFalse();
    kit.clock().move(Duration.ofSeconds(30));
    var off =
        factors().disable(kit.confirmed(bob), new FactorCode.Totp(phone.code()), asking(free));

    assertThat(owes(renewed(off))).isTrue();
  }

  @Test
  void concernsWhoIsGivenTheRoleLater() {
    require("Admin");
    assertThat(owes(signedIn())).isFalse();

    kit.gatehouse().administration().grants().promote(owner, bob.id());

    assertThat(owes(signedIn())).isTrue();
  }

  @Test
  void concernsNobodyAnyMoreWhoLosesTheRole() {
    require("Admin");
    kit.gatehouse().administration().grants().promote(owner, bob.id());
    assertThat(owes(signedIn())).isTrue();

    kit.gatehouse().administration().grants().demote(owner, bob.id());

    assertThat(owes(signedIn())).isFalse();
  }

  @Test
  void knowsCustomRolesInWhateverCase() {
    var editor = new Role("Editor");
    kit.gatehouse().administration().customRoles().create(owner, editor, "");
    kit.gatehouse().administration().grants().grant(owner, bob.id(), editor);

    require("eDITOR");

    assertThat(owes(signedIn())).isTrue();
    assertThat(owes(kit.signedIn("ada@example.org", client))).isFalse();
  }

  private void require(String... roles) {
    require(Optional.empty(), roles);
  }

  private void require(Optional<Instant> from, String... roles) {
    var policy = new SecondFactorPolicy(List.of(roles), from);
    kit.node(settings -> {
      var now = settings.secondFactor();
      return settings.with(new SecondFactorSettings(policy, now.codes(), now.challenge()));
    });
  }

  private boolean owes(OpenSession session) {
    return switch (kit.gatehouse().sessions().check(session.token(), client)) {
      case SessionCheck.SecondFactorOwed owed -> true;
      case SessionCheck.Live live -> false;
      case SessionCheck.Changed changed -> throw new AssertionError(changed);
      case SessionCheck.Dead dead -> throw new AssertionError(dead);
    };
  }

  private OpenSession signedIn() {
    return kit.signedIn(BOB, client);
  }

  private TotpSetup begun() {
    var start = factors().begin(kit.confirmed(bob), client);
    return ((SetupStart.Waiting) start).setup();
  }

  private static OpenSession renewed(FactorChange change) {
    return ((FactorChange.Changed) change).renewed().orElseThrow();
  }

  private SecondFactors factors() {
    return kit.gatehouse().secondFactors();
  }

  private SecondFactors.Asking asking(OpenSession kept) {
    return new SecondFactors.Asking(Optional.of(kept.token()), client);
  }
}
