package dev.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.password.Password;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class SignInTest {
  private static final String WRONG = "not the one at all";

  private final Kit kit;

  SignInTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void registerAda() {
    kit.registered("ada@example.org");
  }

  @Test
  void opensASessionForTheRightPassword() {
    var client = kit.client();

    var opened = kit.signedIn("ADA@example.org", client);

    assertThat(kit.gatehouse().sessions().check(opened.token(), client))
        .isInstanceOf(SessionCheck.Live.class);
    assertThat(opened.session().user()).isEqualTo(kit.user("ada@example.org").id());
  }

  @Test
  void rejectsAWrongPasswordAndAnUnknownAddressAlike() {
    assertThat(signIn("ada@example.org", WRONG, kit.client())).isEqualTo(new SignIn.Rejected());
    assertThat(signIn("bob@example.org", WRONG, kit.client())).isEqualTo(new SignIn.Rejected());
    assertThat(signIn("no address", WRONG, kit.client())).isEqualTo(new SignIn.Rejected());
    assertThat(signIn("ada@example.org", "", kit.client())).isEqualTo(new SignIn.Rejected());
  }

  @Test
  void rejectsAnOverlongPassword() {
    var rejected = signIn("ada@example.org", "x".repeat(1_000_000), kit.client());

    assertThat(rejected).isEqualTo(new SignIn.Rejected());
  }

  @Test
  void tellsADeactivatedUserOnlyAfterTheRightPassword() {
    Tables.on(kit).update("update gatehouse_users set active = false");

    assertThat(signIn("ada@example.org", WRONG, kit.client())).isEqualTo(new SignIn.Rejected());
    assertThat(signIn("ada@example.org", Kit.PASSWORD, kit.client()))
        .isEqualTo(new SignIn.Inactive());
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_sessions")).isZero();
  }

  @Test
  void endsTheSessionThatTheClientHadBefore() {
    var client = kit.client();
    var before = kit.signedIn("ada@example.org", client);

    var form =
        new SignInForm(
            "ada@example.org",
            Password.of(Kit.PASSWORD),
            new Arrival(false, Optional.of(before.token()), Optional.empty(), Optional.empty()));
    var after = kit.gatehouse().signIns().withPassword(form, client);

    assertThat(after).isInstanceOf(SignIn.SignedIn.class);
    assertThat(kit.gatehouse().sessions().check(before.token(), client))
        .isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void refusesTheSixthFailureInAMinuteEvenWithTheRightPassword() {
    var client = kit.client();
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("ada@example.org", WRONG, client)).isEqualTo(new SignIn.Rejected());
    }

    var sixth = signIn("ADA@EXAMPLE.ORG", Kit.PASSWORD, client);

    assertThat(sixth).isEqualTo(new SignIn.Throttled(Duration.ofMinutes(1)));
  }

  @Test
  void countsUnknownAddressesAndNonsenseLikeKnownOnes() {
    for (var email : new String[] {"nobody@example.org", "nonsense"}) {
      var client = kit.client();
      for (int i = 0; i < 5; i++) {
        assertThat(signIn(email, WRONG, client)).isEqualTo(new SignIn.Rejected());
      }
      assertThat(signIn(email, WRONG, client))
          .isEqualTo(new SignIn.Throttled(Duration.ofMinutes(1)));
    }
  }

  @Test
  void doesNotLetAStrangerLockTheHolderOut() {
    var stranger = kit.client();
    for (int i = 0; i < 100; i++) {
      signIn("ada@example.org", WRONG, stranger);
    }

    assertThat(signIn("ada@example.org", Kit.PASSWORD, kit.client()))
        .isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void countsAClientOverAllAddressesAndAllOfItsNetwork() {
    for (int i = 0; i < 15; i++) {
      var client = new Client(ClientAddress.parse("2001:db8::" + i).orElseThrow(), "");
      assertThat(signIn("user" + i + "@example.org", WRONG, client))
          .isEqualTo(new SignIn.Rejected());
    }

    var sixteenth = new Client(ClientAddress.parse("2001:db8::ffff").orElseThrow(), "");

    assertThat(signIn("other@example.org", WRONG, sixteenth)).isInstanceOf(SignIn.Throttled.class);
  }

  @Test
  void doesNotCountSuccessesAndLetsThemResetNothing() {
    var client = kit.client();
    for (int i = 0; i < 4; i++) {
      signIn("ada@example.org", WRONG, client);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(signIn("ada@example.org", Kit.PASSWORD, client))
          .isInstanceOf(SignIn.SignedIn.class);
    }

    assertThat(signIn("ada@example.org", WRONG, client)).isEqualTo(new SignIn.Rejected());
    assertThat(signIn("ada@example.org", WRONG, client)).isInstanceOf(SignIn.Throttled.class);
  }

  @Test
  void checksNoMoreThanFiveOfFiveHundredSimultaneousGuesses() throws Exception {
    var client = kit.client();
    Callable<SignIn> guess = () -> signIn("ada@example.org", WRONG, client);

    var outcomes = Simultaneous.run(Collections.nCopies(500, guess));

    assertThat(outcomes).filteredOn(new SignIn.Rejected()::equals).hasSize(5);
    assertThat(outcomes).filteredOn(SignIn.Throttled.class::isInstance).hasSize(495);
  }

  @Test
  void admitsEveryOneOfManySimultaneousSignInsWithTheRightPassword() throws Exception {
    var client = kit.client();
    Callable<SignIn> signIn = () -> signIn("ada@example.org", Kit.PASSWORD, client);

    assertThat(Simultaneous.run(Collections.nCopies(60, signIn)))
        .allMatch(SignIn.SignedIn.class::isInstance);
  }

  @Test
  void sharesItsCountsWithEveryNode() {
    var client = kit.client();
    var otherNode = kit.node(settings -> settings);
    for (int i = 0; i < 5; i++) {
      signIn("ada@example.org", WRONG, client);
    }

    var form = new SignInForm("ada@example.org", Password.of(Kit.PASSWORD), Arrival.plain());

    assertThat(otherNode.signIns().withPassword(form, client)).isInstanceOf(SignIn.Throttled.class);
  }

  @Test
  void isVoidWhenACredentialChangesBetweenTheCheckAndTheGate() {
    var factor = new FirstFactor(kit.user("ada@example.org").id(), 0, Arrival.plain());
    Tables.on(kit).update("update gatehouse_users set credential_version = 1");

    var outcome = kit.gatehouse().signIns().proceed(factor, kit.client());

    assertThat(outcome).isEqualTo(new SignIn.Rejected());
    assertThat(Tables.on(kit).number("select count(*) from gatehouse_sessions")).isZero();
  }

  @Test
  void refusesToBePartOfATransactionOfTheHostWhichCouldForgetAFailure() {
    var form = new SignInForm("ada@example.org", Password.of(WRONG), Arrival.plain());
    var inside = new AtomicBoolean();
    var host =
        new HostTransactions() {
          @Override
          public boolean active() {
            return inside.get();
          }

          @Override
          public void afterCommit(Runnable action) {
            throw new AssertionError("nothing was to be done");
          }
        };
    var signIns = insideOf(host);
    inside.set(true);

    assertThatThrownBy(() -> signIns.withPassword(form, kit.client()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("transaction of the application");
  }

  private SignIns insideOf(HostTransactions host) {
    var gatehouse =
        Gatehouse.on(kit.dataSource(), kit.keyRing())
            .settings(Kit.settings())
            .clock(kit.clock())
            .hostTransactions(host)
            .open();
    return gatehouse.signIns();
  }

  @Test
  void isAuditedWhateverItsEnd() {
    signIn("ada@example.org", WRONG, kit.client());
    kit.clock().move(Duration.ofSeconds(1));
    signIn("ada@example.org", Kit.PASSWORD, kit.client());

    var ada = kit.user("ada@example.org").id().value();
    assertThat(kit.gatehouse().audit().about(ada, 2))
        .extracting(AuditEvent::act)
        .containsExactly("signed-in", "sign-in-refused");
    assertThat(kit.events()).contains(new UserSignedIn(ada, kit.clock().instant()));
  }

  @Test
  void isAuditedOnceAMinuteWhenItIsThrottled() {
    var client = kit.client();
    for (int i = 0; i < 100; i++) {
      signIn("user" + i + "@example.org", WRONG, client);
    }
    var throttled = AuditFilter.ALL.ofAct("sign-in-throttled").fromClient(client.address());
    assertThat(kit.gatehouse().audit().page(throttled, Optional.empty(), 10).entries()).hasSize(1);

    kit.clock().move(Duration.ofMinutes(1));
    for (int i = 0; i < 100; i++) {
      signIn("user" + i + "@example.org", WRONG, client);
    }
    assertThat(kit.gatehouse().audit().page(throttled, Optional.empty(), 10).entries()).hasSize(2);
  }

  private SignIn signIn(String email, String password, Client client) {
    var form = new SignInForm(email, Password.of(password), Arrival.plain());
    return kit.gatehouse().signIns().withPassword(form, client);
  }
}
