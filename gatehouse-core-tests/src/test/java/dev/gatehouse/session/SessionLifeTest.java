package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.client.Client;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.Tables;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a session lives. */
@EachDatabase
class SessionLifeTest {
  private final Kit kit;
  private final Client laptop;

  SessionLifeTest(Kit kit) {
    this.kit = kit;
    this.laptop = kit.client();
  }

  @BeforeEach
  void registerAda() {
    kit.registered("ada@example.org");
  }

  @Test
  void diesFourteenDaysAfterItsLastUse() {
    var token = opened().token();
    kit.clock().move(Duration.ofDays(14).minusMillis(1));
    assertThat(check(token)).isInstanceOf(SessionCheck.Live.class);

    kit.clock().move(Duration.ofDays(14));
    assertThat(check(token)).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void isNotKeptFromDyingByALook() {
    var token = opened().token();
    kit.clock().move(Duration.ofDays(13));
    assertThat(kit.gatehouse().sessions().peek(token, laptop))
        .isInstanceOf(SessionCheck.Live.class);

    kit.clock().move(Duration.ofDays(1));
    assertThat(kit.gatehouse().sessions().peek(token, laptop)).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void diesSixtyDaysAfterItWasOpenedHoweverMuchItIsUsed() {
    var token = opened().token();
    for (int day = 1; day < 60; day++) {
      kit.clock().move(Duration.ofDays(1));
      assertThat(check(token)).isInstanceOf(SessionCheck.Live.class);
    }

    kit.clock().move(Duration.ofDays(1).minusMillis(1));
    assertThat(check(token)).isInstanceOf(SessionCheck.Live.class);

    kit.clock().move(Duration.ofMillis(1));
    assertThat(check(token)).isEqualTo(new SessionCheck.Dead());
  }

  @Test
  void notesItsUseOnceAMinute() {
    var opened = opened();
    kit.clock().move(Duration.ofSeconds(59));
    check(opened.token());
    assertThat(lastUse()).isEqualTo(opened.session().openedAt().toEpochMilli());

    kit.clock().move(Duration.ofSeconds(1));
    check(opened.token());
    assertThat(lastUse()).isEqualTo(kit.clock().instant().toEpochMilli());
  }

  private OpenSession opened() {
    return kit.signedIn("ada@example.org", laptop);
  }

  private SessionCheck check(SessionToken token) {
    return kit.gatehouse().sessions().check(token, laptop);
  }

  private long lastUse() {
    return Tables.on(kit).number("select last_used_at from gatehouse_sessions");
  }
}
