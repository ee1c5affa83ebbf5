package dev.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.OpenSession;
import dev.gatehouse.session.SessionCheck;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@EachDatabase
class UserSessionsTest {
  private static final UserId NOBODY =
      new UserId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

  private final Kit kit;
  private final UserSessions sessions;
  private final UserId ada;
  private final UserId bob;

  UserSessionsTest(Kit kit) {
    this.kit = kit;
    this.sessions = kit.gatehouse().administration().sessions();
    this.ada = kit.registered("ada@example.org").id();
    this.bob = kit.registered("bob@example.org").id();
  }

  @Test
  void areListedTheLastUsedFirst() {
    var first = open("bob@example.org");
    kit.clock().move(Duration.ofMinutes(1));
    var second = open("bob@example.org");
    open("ada@example.org");

    assertThat(sessions.list(by(ada), bob))
        .isEqualTo(new UserSessions.Listing.Listed(List.of(second.session(), first.session())));
  }

  @Test
  void endOneByOneAndAllAtOnce() {
    var first = open("bob@example.org");
    var second = open("bob@example.org");
    var third = open("bob@example.org");

    assertThat(sessions.end(by(ada), bob, first.session().id()))
        .isEqualTo(new UserSessions.Ending.Ended(1));
    assertThat(dead(first)).isTrue();
    assertThat(dead(second)).isFalse();

    assertThat(sessions.endAll(by(ada), bob)).isEqualTo(new UserSessions.Ending.Ended(2));
    assertThat(dead(second)).isTrue();
    assertThat(dead(third)).isTrue();
  }

  @Test
  void areNotEndedForSomebodyElse() {
    var own = open("ada@example.org");
    var unknown = new SessionId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058"));

    assertThat(sessions.end(by(ada), bob, own.session().id()))
        .isEqualTo(new UserSessions.Ending.UnknownSession());
    assertThat(sessions.end(by(ada), bob, unknown))
        .isEqualTo(new UserSessions.Ending.UnknownSession());
    assertThat(dead(own)).isFalse();
    assertThat(kit.gatehouse().audit().about(bob.value(), 1).getFirst().act())
        .isNotEqualTo("sessions-ended-by-admin");
  }

  @Test
  void areForThoseWhoStandHigher() {
    var grants = kit.gatehouse().administration().grants();
    var cyd = kit.registered("cyd@example.org").id();
    grants.promote(by(ada), bob);
    grants.promote(by(ada), cyd);
    var session = open("cyd@example.org");
    var id = session.session().id();

    assertThat(sessions.list(by(bob), cyd)).isEqualTo(new UserSessions.Listing.Forbidden());
    assertThat(sessions.end(by(bob), cyd, id)).isEqualTo(new UserSessions.Ending.Forbidden());
    assertThat(sessions.endAll(by(bob), ada)).isEqualTo(new UserSessions.Ending.Forbidden());
    assertThat(sessions.list(by(ada), ada)).isEqualTo(new UserSessions.Listing.Forbidden());
    assertThat(dead(session)).isFalse();

    grants.demote(by(ada), cyd);
    assertThat(sessions.endAll(by(bob), cyd)).isInstanceOf(UserSessions.Ending.Ended.class);
  }

  @Test
  void areNobodysWhenThereIsNoSuchUser() {
    assertThat(sessions.list(by(ada), NOBODY)).isEqualTo(new UserSessions.Listing.UnknownUser());
    assertThat(sessions.endAll(by(ada), NOBODY)).isEqualTo(new UserSessions.Ending.UnknownUser());
  }

  @Test
  void areEndedWithATrailAndAMailIfThereWereAny() {
    sessions.endAll(by(ada), bob);
    assertThat(kit.latestMail("bob@example.org").orElseThrow().template())
        .isNotEqualTo("sessions-ended-by-admin");
    open("bob@example.org");
    open("bob@example.org");

    sessions.endAll(by(ada), bob);

    var event = kit.gatehouse().audit().about(bob.value(), 1).getFirst();
    assertThat(event.act()).isEqualTo("sessions-ended-by-admin");
    assertThat(event.actor()).contains(ada.value());
    assertThat(event.details()).containsEntry("count", "2");
    assertThat(kit.latestMail("bob@example.org").orElseThrow().template())
        .isEqualTo("sessions-ended-by-admin");
  }

  private OpenSession open(String email) {
    return kit.signedIn(email, kit.client());
  }

  private boolean dead(OpenSession opened) {
    var check = kit.gatehouse().sessions().check(opened.token(), opened.session().client());
    return check.equals(new SessionCheck.Dead());
  }

  private Actor by(UserId user) {
    return new Actor(user, kit.client());
  }
}
