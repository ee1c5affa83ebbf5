package dev.gatehouse.oversight.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.oversight.session.SessionCounting.Count;
import dev.gatehouse.session.OpenSession;
import dev.gatehouse.session.SessionId;
import dev.gatehouse.testing.EachDatabase;
import dev.gatehouse.testing.Kit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sessions of all users. */
@EachDatabase
class AllSessionsTest {
  private static final String BOB = "bob@example.org";
  private static final String CARL = "carl@example.org";

  private final Kit kit;
  private final AllSessions sessions;
  private final Actor ada;

  AllSessionsTest(Kit kit) {
    this.kit = kit;
    this.sessions = kit.gatehouse().allSessions();
    this.ada = new Actor(kit.registered("ada@example.org").id(), kit.client());
    kit.registered(BOB);
    kit.registered(CARL);
  }

  @Test
  void areListedTheLastUsedFirstWithUserAndEnd() {
    var first = open(BOB);
    kit.clock().move(Duration.ofMinutes(5));
    var second = open(CARL);
    kit.clock().move(Duration.ofMinutes(5));
    kit.gatehouse().sessions().check(first.token(), first.session().client());

    var seen = seen(ada, SessionFilter.ALL);

    assertThat(ids(seen)).containsExactly(first.session().id(), second.session().id());
    assertThat(seen.getFirst().email().typed()).isEqualTo(BOB);
    assertThat(seen.getFirst().username()).contains("bob");
    assertThat(seen.getFirst().endsAt()).isEqualTo(kit.clock().instant().plus(Duration.ofDays(14)));
  }

  @Test
  void endAtTheLatestWhenTheyAreSixtyDaysOld() {
    var opened = open(BOB);
    for (int day = 0; day < 50; day += 10) {
      kit.clock().move(Duration.ofDays(10));
      kit.gatehouse().sessions().check(opened.token(), opened.session().client());
    }

    assertThat(seen(ada, SessionFilter.ALL).getFirst().endsAt())
        .isEqualTo(opened.session().openedAt().plus(Duration.ofDays(60)));
    kit.clock().move(Duration.ofDays(10).minusMillis(1));
    assertThat(seen(ada, SessionFilter.ALL)).hasSize(1);
    kit.clock().move(Duration.ofMillis(1));
    assertThat(seen(ada, SessionFilter.ALL)).isEmpty();
  }

  @Test
  void areNotSeenOnceTheyAreDead() {
    open(BOB);
    kit.clock().move(Duration.ofDays(14).minusMillis(1));
    assertThat(seen(ada, SessionFilter.ALL)).hasSize(1);
    kit.clock().move(Duration.ofMillis(1));

    assertThat(seen(ada, SessionFilter.ALL)).isEmpty();
    assertThat(count(ada).live()).isEqualTo(new Count(0, true));
  }

  @Test
  void areReadPageByPageWithoutALossOrADouble() {
    var all = new ArrayList<SessionId>();
    for (int i = 0; i < 7; i++) {
      all.addFirst(open(i % 2 == 0 ? BOB : CARL).session().id());
      // some of them at the same moment
      kit.clock().move(Duration.ofMinutes(i % 3 == 0 ? 0 : 1));
    }

    var read = new ArrayList<SessionId>();
    var next = Optional.<SessionPage.Cursor>empty();
    do {
      var page = page(ada, SessionFilter.ALL, next, 2);
      read.addAll(ids(page.sessions()));
      next = page.next().map(cursor -> SessionPage.Cursor.parse(cursor.text()).orElseThrow());
      open("ada@example.org");
    } while (next.isPresent());

    assertThat(read).containsExactlyElementsOf(all);
    assertThat(SessionPage.Cursor.parse("nonsense")).isEmpty();
    for (var size : List.of(0, 101)) {
      assertThatThrownBy(() -> sessions.page(ada, SessionFilter.ALL, Optional.empty(), size))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void areChosenByUserAndByTheirLastUse() {
    var old = open(BOB);
    kit.clock().move(Duration.ofHours(1));
    var border = kit.clock().instant();
    var fresh = open(BOB);
    open(CARL);
    var bob = kit.user(BOB).id();

    assertThat(ids(seen(ada, SessionFilter.ALL.of(bob))))
        .containsExactly(fresh.session().id(), old.session().id());
    assertThat(ids(seen(ada, SessionFilter.ALL.of(bob).usedFrom(border))))
        .containsExactly(fresh.session().id());
    assertThat(ids(seen(ada, SessionFilter.ALL.usedBefore(border))))
        .containsExactly(old.session().id());
  }

  @Test
  void ofOwnersAndAdminsAreHiddenFromAdminsButTheOwn() {
    var bob = promoted(BOB);
    promoted(CARL);
    kit.registered("dora@example.org");
    open("ada@example.org");
    var own = open(BOB);
    open(CARL);
    var doras = open("dora@example.org");

    assertThat(ids(seen(bob, SessionFilter.ALL)))
        .containsExactlyInAnyOrder(own.session().id(), doras.session().id());
    assertThat(seen(bob, SessionFilter.ALL.of(ada.user()))).isEmpty();
    assertThat(count(bob).live()).isEqualTo(new Count(2, true));
    assertThat(seen(ada, SessionFilter.ALL)).hasSize(4);
  }

  @Test
  void areCounted() {
    open(BOB);
    open(BOB);
    kit.clock().move(Duration.ofDays(1));
    open(CARL);

    var counted = count(ada);

    assertThat(counted)
        .isEqualTo(
            new SessionCounting.Counted(
                new Count(3, true), new Count(2, true), new Count(1, true)));
  }

  @Test
  void areCountedNoFurtherThanAnybodyReads() {
    var bob = kit.user(BOB).id();
    CrowdedSessions.open(kit, bob, AllSessions.MOST_COUNTED, kit.clock().instant());
    assertThat(count(ada).live()).isEqualTo(new Count(AllSessions.MOST_COUNTED, true));

    open(CARL);

    assertThat(count(ada).live()).isEqualTo(new Count(AllSessions.MOST_COUNTED, false));
    assertThat(count(ada).begun()).isEqualTo(new Count(AllSessions.MOST_COUNTED, false));
    assertThat(count(ada).users()).isEqualTo(new Count(2, true));
  }

  @Test
  void areForOwnersAndAdminsAlone() {
    var bob = new Actor(kit.user(BOB).id(), kit.client());

    assertThat(sessions.page(bob, SessionFilter.ALL, Optional.empty(), 10))
        .isEqualTo(new SessionReading.Forbidden());
    assertThat(sessions.count(bob, kit.clock().instant()))
        .isEqualTo(new SessionCounting.Forbidden());
    var admin = promoted(BOB);
    assertThat(seen(admin, SessionFilter.ALL)).isEmpty();
    kit.gatehouse().administration().statuses().deactivate(ada, bob.user(), "");
    assertThat(sessions.page(bob, SessionFilter.ALL, Optional.empty(), 10))
        .isEqualTo(new SessionReading.Forbidden());
  }

  private Actor promoted(String email) {
    var user = kit.user(email).id();
    kit.gatehouse().administration().grants().promote(ada, user);
    return new Actor(user, kit.client());
  }

  private OpenSession open(String email) {
    return kit.signedIn(email, kit.client());
  }

  private List<SeenSession> seen(Actor actor, SessionFilter filter) {
    return page(actor, filter, Optional.empty(), 100).sessions();
  }

  private SessionPage page(
      Actor actor, SessionFilter filter, Optional<SessionPage.Cursor> after, int size) {
    if (sessions.page(actor, filter, after, size) instanceof SessionReading.Read(var page)) {
      return page;
    }
    throw new IllegalStateException("not to be read");
  }

  private SessionCounting.Counted count(Actor actor) {
    var today = kit.clock().instant().minus(Duration.ofHours(12));
    if (sessions.count(actor, today) instanceof SessionCounting.Counted counted) {
      return counted;
    }
    throw new IllegalStateException("not to be counted");
  }

  private static List<SessionId> ids(List<SeenSession> sessions) {
    return sessions.stream().map(seen -> seen.session().id()).toList();
  }
}
