package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Gatehouse;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Database;
import dev.gatehouse.keys.Keys;
import dev.gatehouse.policy.SecondFactorPolicy;
import dev.gatehouse.spi.HostTransactions;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Simultaneous;
import dev.gatehouse.testing.Tables;
import dev.gatehouse.user.UserId;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class SessionTrailTest {
  private static final Client LAPTOP = client("192.0.2.7", "Firefox");
  private static final Client PHONE = client("192.0.2.8", "Safari");

  private final Kit kit;

  SessionTrailTest(Kit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void registerAda() {
    kit.registered("ada@example.org");
    kit.registered("bob@example.org");
  }

  @Test
  void tellsOfASignOut() {
    var opened = opened();

    assertThat(sessions().signOut(ada(), opened.session().id(), LAPTOP)).isTrue();
    assertThat(sessions().signOut(ada(), opened.session().id(), LAPTOP)).isFalse();

    assertThat(events("signed-out"))
        .containsExactly(
            AuditEvent.own(kit.clock().instant(), "signed-out", ada().value(), LAPTOP)
                .with("session", opened.session().id().toString()));
  }

  @Test
  void tellsWhoEndedWhose() {
    var bob = kit.user("bob@example.org").id();
    var by = new Sessions.By(bob, PHONE);
    var one = opened().session().id();
    var kept = opened().session().id();
    opened();
    opened();

    sessions().end(ada(), one, by);
    sessions().endOthers(ada(), kept, by);
    sessions().endAll(ada(), by);

    assertThat(events("session-ended", "other-sessions-ended", "all-sessions-ended"))
        .hasSize(3)
        .allSatisfy(event -> {
          assertThat(event.actor()).contains(bob.value());
          assertThat(event.target()).contains(ada().value());
          assertThat(event.client()).contains(PHONE);
        })
        .extracting(AuditEvent::details)
        .containsExactly(
            Map.of("session", one.toString()), Map.of("sessions", "2"), Map.of("sessions", "1"));
  }

  @Test
  void tellsOfSessionsThatTheHostEnded() {
    var opened = opened();
    var kept = opened().session().id();
    sessions().end(opened.token());
    sessions().end(ada(), opened().session().id());
    opened();
    sessions().endOthers(ada(), kept);
    sessions().endAll(ada());

    assertThat(events("session-ended", "other-sessions-ended", "all-sessions-ended"))
        .hasSize(4)
        .allSatisfy(event -> {
          assertThat(event.actor()).isEmpty();
          assertThat(event.target()).contains(ada().value());
        });
  }

  @Test
  void saysNothingWhereNothingEnded() {
    var bobs = kit.signedIn("bob@example.org", PHONE);
    sessions().end(ada(), bobs.session().id());
    sessions().endAll(ada());
    sessions().endOthers(ada(), bobs.session().id());

    assertThat(events("session-ended", "other-sessions-ended", "all-sessions-ended")).isEmpty();
  }

  @Test
  void tellsOfAChangedClientOnceForEachKindOfChange() throws Exception {
    var token = opened().token();
    var roaming = client("198.51.100.1", "Firefox");
    Callable<SessionCheck> request = () -> sessions().check(token, roaming);

    assertThat(Simultaneous.run(Collections.nCopies(50, request)))
        .allMatch(SessionCheck.Changed.class::isInstance);
    sessions().check(token, client("198.51.100.2", "Firefox"));
    sessions().check(token, PHONE);
    sessions().check(token, PHONE);

    assertThat(events("session-client-changed"))
        .extracting(event -> event.details().get("change"))
        .containsExactly("address", "both");
    assertThat(events("session-client-changed").getFirst().client()).contains(roaming);
  }

  @Test
  void tellsOfAChangedClientThatIsRefused() {
    var token = opened().token();
    Gatehouse strict =
        kit.node(settings -> {
          var session = settings.session();
          return settings.with(
              new SessionSettings(
                  session.idle(),
                  session.absolute(),
                  session.touch(),
                  FingerprintPolicy.STRICT,
                  session.most()));
        });

    assertThat(strict.sessions().check(token, PHONE)).isEqualTo(new SessionCheck.Dead());

    assertThat(events("session-client-changed")).hasSize(1);
  }

  @Test
  void givesNoNewTokenToASessionThatHasRunOut() {
    var idle = opened();
    kit.clock().move(Duration.ofDays(14));
    assertThat(renewed(idle)).isEmpty();

    var used = opened();
    kit.clock().move(Duration.ofDays(14).minusMillis(1));
    assertThat(renewed(used)).isPresent();

    var old = opened();
    Tables.on(kit).update("update gatehouse_sessions set last_used_at = last_used_at + 9999999999");
    kit.clock().move(Duration.ofDays(60));
    assertThat(renewed(old)).isEmpty();
  }

  private Optional<OpenSession> renewed(OpenSession session) {
    var database = Database.open(kit.dataSource(), HostTransactions.none());
    var foundation = new Foundation(database, kit.clock(), new SecureRandom());
    var audit = new Audit(foundation, Keys.open(foundation, kit.keyRing()));
    var sessions =
        new Sessions(foundation, SessionSettings.defaults(), SecondFactorPolicy.NOBODY, audit);
    return database.write(transaction -> sessions.renew(transaction, ada(), session.token()));
  }

  private Sessions sessions() {
    return kit.gatehouse().sessions();
  }

  /** The events of those acts, the oldest first. */
  private List<AuditEvent> events(String... acts) {
    return kit
        .gatehouse()
        .audit()
        .page(AuditFilter.ALL, Optional.empty(), 500)
        .entries()
        .reversed()
        .stream()
        .map(entry -> entry.event())
        .filter(event -> List.of(acts).contains(event.act()))
        .toList();
  }

  private OpenSession opened() {
    return kit.signedIn("ada@example.org", LAPTOP);
  }

  private UserId ada() {
    return kit.user("ada@example.org").id();
  }

  private static Client client(String address, String userAgent) {
    return new Client(ClientAddress.parse(address).orElseThrow(), userAgent);
  }
}
