package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Settings;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class SessionTest {
  private static final Client LAPTOP = client("192.0.2.7", "Firefox");

  private final Kit kit;

  SessionTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void registerAda() {
    kit.registered("ada@example.org");
  }

  @Test
  void tellsTheUserAndTheRoles() {
    var token = opened().token();

    assertThat(check(token))
        .isInstanceOfSatisfying(
            SessionCheck.Live.class,
            live -> {
              assertThat(live.live().user()).isEqualTo(kit.user("ada@example.org"));
              assertThat(live.live().roles()).containsExactly("Owner");
              assertThat(live.live().session().client()).isEqualTo(LAPTOP);
            });
  }

  @Test
  void livesForAUserWithoutAnyRole() {
    var token = opened().token();
    Tables.on(kit).update("delete from gatehouse_role_grants");

    assertThat(check(token))
        .isInstanceOfSatisfying(
            SessionCheck.Live.class, live -> assertThat(live.live().roles()).isEmpty());
  }

  @Test
  void isUnknownByAnyOtherToken() {
    opened();

    assertThat(SessionToken.parse("A".repeat(43)).map(this::check))
        .contains(new SessionCheck.Dead());
    for (var text : new String[] {"", " ", "A".repeat(42), "A".repeat(44), "!".repeat(43)}) {
      assertThat(SessionToken.parse(text)).isEmpty();
    }
  }

  @Test
  void isReadInOneSpellingOnly() {
    var text = opened().token().reveal();
    var last = text.charAt(42);
    var sameBits = (char) (last + 1);

    assertThat(SessionToken.parse(text.substring(0, 42) + sameBits)).isEmpty();
  }

  @Test
  void diesWithItsUsersDeactivation() {
    var token = opened().token();

    Tables.on(kit).update("update gatehouse_users set active = false");

    assertThat(check(token)).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void isDeadOnEveryNodeOnceEnded() {
    var token = opened().token();
    var otherNode = kit.node(settings -> settings);

    kit.gatehouse().sessions().end(token);

    assertThat(otherNode.sessions().check(token, LAPTOP)).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void isEndedByItsOwnUserOnly() {
    kit.registered("bob@example.org");
    var bob = kit.user("bob@example.org").id();
    var opened = opened();

    assertThat(kit.gatehouse().sessions().end(bob, opened.session().id())).isFalse();
    assertThat(check(opened.token())).isInstanceOf(SessionCheck.Live.class);

    assertThat(kit.gatehouse().sessions().end(ada(), opened.session().id())).isTrue();
    assertThat(check(opened.token())).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void isListedWithTheLastUsedFirstUntilItIsDead() {
    var one = opened();
    kit.clock().move(Duration.ofDays(10));
    var other = opened();

    assertThat(kit.gatehouse().sessions().list(ada()))
        .containsExactly(other.session(), one.session());

    kit.clock().move(Duration.ofDays(4));
    assertThat(kit.gatehouse().sessions().list(ada())).containsExactly(other.session());
  }

  @Test
  void canBeTheOnlyOneLeft() {
    kit.registered("bob@example.org");
    var bobs = kit.signedIn("bob@example.org", LAPTOP);
    var kept = opened();
    opened();
    opened();

    assertThat(kit.gatehouse().sessions().endOthers(ada(), kept.session().id())).isEqualTo(2);

    assertThat(kit.gatehouse().sessions().list(ada())).containsExactly(kept.session());
    assertThat(check(bobs.token())).isInstanceOf(SessionCheck.Live.class);
  }

  @Test
  void canBeEndedWithAllOthers() {
    var one = opened();
    var other = opened();

    assertThat(kit.gatehouse().sessions().endAll(ada())).isEqualTo(2);

    assertThat(check(one.token())).isEqualTo(new SessionCheck.Dead());
    assertThat(check(other.token())).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void reportsAChangedClient() {
    var token = opened().token();

    assertThat(change(token, client("192.0.2.8", "Firefox"))).isEqualTo(ClientChange.ADDRESS);
    assertThat(change(token, client("192.0.2.7", "Chrome"))).isEqualTo(ClientChange.USER_AGENT);
    assertThat(change(token, client("192.0.2.8", "Chrome"))).isEqualTo(ClientChange.BOTH);
  }

  @Test
  void takesANetworkOfIpv6ForOneAddress() {
    var token = kit.signedIn("ada@example.org", client("2001:db8::1", "Firefox")).token();

    assertThat(kit.gatehouse().sessions().check(token, client("2001:db8::2", "Firefox")))
        .isInstanceOf(SessionCheck.Live.class);
  }

  @Test
  void refusesAChangedClientWhenStrictAndIgnoresItWhenOff() {
    var token = opened().token();
    var elsewhere = client("192.0.2.8", "Firefox");

    var strict = kit.node(settings -> with(settings, FingerprintPolicy.STRICT)).sessions();
    var off = kit.node(settings -> with(settings, FingerprintPolicy.OFF)).sessions();

    assertThat(strict.check(token, elsewhere)).isEqualTo(new SessionCheck.Dead());
    assertThat(strict.check(token, LAPTOP)).isInstanceOf(SessionCheck.Live.class);
    assertThat(off.check(token, elsewhere)).isInstanceOf(SessionCheck.Live.class);
  }

  @Test
  void isStoredAsADigestOnly() {
    var token = opened().token().reveal();

    for (var column : new String[] {"id", "user_agent", "address"}) {
      assertThat(Tables.on(kit).texts("select " + column + " from gatehouse_sessions"))
          .doesNotContain(token);
    }
    assertThat(Tables.on(kit).number("select length(digest) from gatehouse_sessions"))
        .isEqualTo(32);
  }

  @Test
  void isCheckedByManyAtOnceWithoutAMissOrAnError() throws Exception {
    var token = opened().token();
    kit.clock().move(Duration.ofMinutes(2));
    Callable<SessionCheck> call = () -> check(token);

    assertThat(Simultaneous.run(Collections.nCopies(100, call)))
        .hasSize(100)
        .allMatch(SessionCheck.Live.class::isInstance);
  }

  private OpenSession opened() {
    return kit.signedIn("ada@example.org", LAPTOP);
  }

  private SessionCheck check(SessionToken token) {
    return kit.gatehouse().sessions().check(token, LAPTOP);
  }

  private ClientChange change(SessionToken token, Client client) {
    return switch (kit.gatehouse().sessions().check(token, client)) {
      case SessionCheck.Changed(var live, var change) -> change;
      case SessionCheck.Live live -> throw new AssertionError("the change was not noticed");
      case SessionCheck.SecondFactorOwed owed -> throw new AssertionError(owed);
      case SessionCheck.Dead dead -> throw new AssertionError("the session is dead");
    };
  }

  private UserId ada() {
    return kit.user("ada@example.org").id();
  }

  @Test
  void endsWhenTheUserHasTooManyThatWereUsedLater() {
    var node =
        kit.node(settings -> {
          var now = settings.session();
          return settings.with(
              new SessionSettings(now.idle(), now.absolute(), now.touch(), now.fingerprint(), 2));
        });
    var client = kit.client();
    var first = kit.signedIn("ada@example.org", client);
    kit.clock().move(Duration.ofMinutes(2));
    var second = kit.signedIn("ada@example.org", client);
    kit.clock().move(Duration.ofMinutes(2));
    node.sessions().check(first.token(), client);

    var third = kit.signedIn("ada@example.org", client);

    assertThat(node.sessions().check(second.token(), client)).isEqualTo(new SessionCheck.Dead());
    assertThat(node.sessions().check(first.token(), client)).isInstanceOf(SessionCheck.Live.class);
    assertThat(node.sessions().check(third.token(), client)).isInstanceOf(SessionCheck.Live.class);
  }

  private static Settings with(Settings settings, FingerprintPolicy policy) {
    var session = settings.session();
    return settings.with(
        new SessionSettings(
            session.idle(), session.absolute(), session.touch(), policy, session.most()));
  }

  private static Client client(String address, String userAgent) {
    return new Client(ClientAddress.parse(address).orElseThrow(), userAgent);
  }
}
