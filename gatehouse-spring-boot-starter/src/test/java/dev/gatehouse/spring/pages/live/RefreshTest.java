package dev.gatehouse.spring.pages.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Session;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script fetches by itself, and what it means for the session. */
class RefreshTest {
  private static final String BOSS = "boss@example.org";
  private static final String HEADER = "Gatehouse-Refresh";

  private static Host host;
  private static MovableClock clock;

  @BeforeAll
  static void start() {
    host = Clocked.start();
    clock = host.bean(MovableClock.class);
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account/admin/users",
        "/account/admin/audit",
        "/account/sessions",
        "/account/admin/sessions",
        "/account/admin/outbox"
      })
  void isNoUseOfTheSession(String page) {
    var visitor = Visitor.at(host).signedIn(BOSS);
    var before = lastUse();
    clock.move(Duration.ofHours(1));

    var refreshed = visitor.with(HEADER, "true").get(page);

    assertThat(refreshed.statusCode()).isEqualTo(200);
    assertThat(refreshed.body()).contains("data-refresh=\"10\"");
    assertThat(lastUse()).isEqualTo(before);
    visitor.without(HEADER).get(page);
    assertThat(lastUse()).isEqualTo(clock.instant());
  }

  @Test
  void keepsNoSessionAlive() {
    var visitor = Visitor.at(host).signedIn(BOSS).with(HEADER, "true");
    for (int day = 0; day < 13; day++) {
      clock.move(Duration.ofDays(1));
      assertThat(visitor.get("/account/admin/users").statusCode()).isEqualTo(200);
    }

    clock.move(Duration.ofDays(2));

    assertThat(visitor.get("/account/admin/users").statusCode()).isEqualTo(303);
  }

  @Test
  void letsNoActPassForNoUse() {
    var visitor = Visitor.at(host).signedIn(BOSS);
    var csrf = visitor.csrf("/account/admin/users");
    clock.move(Duration.ofHours(1));

    visitor.with(HEADER, "true").post("/account/admin/columns", csrf, "usual", "true");

    assertThat(lastUse()).isEqualTo(clock.instant());
  }

  @Test
  void letsNoEndpointPassForNoUse() {
    var visitor = Visitor.at(host).signedIn(BOSS);
    clock.move(Duration.ofHours(1));

    visitor.with(HEADER, "true").api("GET", "users");

    assertThat(lastUse()).isEqualTo(clock.instant());
  }

  // the clock shows whole milliseconds, and the latest session comes first
  private static Instant lastUse() {
    return sessions().getFirst().lastUsedAt();
  }

  private static List<Session> sessions() {
    return host.gatehouse().sessions().list(Member.user(host, BOSS).id());
  }
}
