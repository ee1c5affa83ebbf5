package dev.gatehouse.spring.pages;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.PageRoutes;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, and whom it lets in. */
class DoorsTest {
  private static final String BOSS = "boss@example.org";
  private static final String SIGN_IN = "/account/sign-in";
  private static final String SETUP = "/account/second-factor/setup";
  private static final String NOBODY_HAS_IT = "01890a5d-ac96-774b-bcce-b302099a8057";

  private static final Map<String, Door> DOORS =
      new TreeMap<>(
          Map.ofEntries(
              entry("/account", Door.SIGNED_IN),
              entry("/account/profile", Door.SIGNED_IN),
              entry("/account/profile/picture", Door.SIGNED_IN),
              entry("/account/profile/picture/removal", Door.SIGNED_IN),
              entry("/account/email", Door.SIGNED_IN),
              entry("/account/password", Door.SIGNED_IN),
              entry("/account/second-factor/renewal", Door.SIGNED_IN),
              entry("/account/second-factor/removal", Door.SIGNED_IN),
              entry("/account/devices", Door.SIGNED_IN),
              entry("/account/devices/{id}", Door.SIGNED_IN),
              entry("/account/sessions", Door.SIGNED_IN),
              entry("/account/sessions/others", Door.SIGNED_IN),
              entry("/account/sessions/{id}", Door.SIGNED_IN),
              entry("/account/data", Door.SIGNED_IN),
              entry("/account/delete", Door.SIGNED_IN),
              entry("/account/second-factor", Door.SET_UP),
              entry("/account/second-factor/setup", Door.SET_UP),
              entry("/account/second-factor/enable", Door.SET_UP),
              entry("/account/second-factor/codes", Door.SET_UP),
              entry("/account/confirm", Door.OPEN),
              entry("/account/confirm/again", Door.OPEN),
              entry("/account/confirm/sent", Door.OPEN),
              entry("/account/confirmed", Door.OPEN),
              entry("/account/sign-out", Door.OPEN),
              entry("/account/live", Door.OPEN),
              entry("/account/register", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/registered", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/sign-in", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/sign-in/code", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/sign-in/recovery", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/sign-in/cancel", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/magic-link", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/magic-link/request", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/magic-link/sent", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/forgot", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/forgot/sent", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/reset", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/invitation", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/confirm/reset", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/email/sent", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/email/confirm", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/email/changed", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/email/undo", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/deleted", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/restore", Door.OPEN_BUT_TO_WHO_OWES),
              entry("/account/restored", Door.OPEN_BUT_TO_WHO_OWES)));

  private static Host host;

  /** Whom a page lets in. */
  enum Door {
    OPEN,
    OPEN_BUT_TO_WHO_OWES,
    SIGNED_IN,
    SET_UP;

    boolean forUsers() {
      return this == SIGNED_IN || this == SET_UP;
    }

    boolean forWhoOwes() {
      return this == OPEN || this == SET_UP;
    }
  }

  /** Who comes without a session. */
  enum Stranger {
    NOBODY,
    HALF_SIGNED_IN
  }

  @BeforeAll
  static void start() {
    host = Clocked.start("gatehouse.second-factor.required.roles=Owner");
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void areAllInTheTable() {
    assertThat(PageRoutes.of(host)).isEqualTo(DOORS.keySet());
  }

  @ParameterizedTest
  @EnumSource
  void areShutToStrangersWhereTheyAreForUsers(Stranger stranger) {
    var visitor = Visitor.at(host);
    if (stranger == Stranger.HALF_SIGNED_IN) {
      var ada = Member.of(host);
      visitor.submit(SIGN_IN, "email", ada.email(), "password", Kit.PASSWORD);
      assertThat(visitor.cookies()).containsKey("gatehouse-challenge");
    }
    var csrf = visitor.csrf("/account/forgot");

    DOORS.forEach((path, door) -> {
      var shown = visitor.get(exact(path));
      assertThat(shown.statusCode()).as(path).isLessThan(500);
      if (door.forUsers()) {
        assertThat(location(shown).orElse("")).as(path).startsWith(SIGN_IN);
        var sent = visitor.post(exact(path), csrf);
        assertThat(location(sent).orElse("")).as("POST " + path).startsWith(SIGN_IN);
        assertThat(sent.statusCode()).as("POST " + path).isEqualTo(303);
      }
    });
  }

  @Test
  void areOpenToUsersConfirmedOrNot() {
    var email = Emails.fresh();
    var ada = Emails.fresh();
    Member.confirmed(host, ada);
    var visitors =
        Set.of(Visitor.at(host).registered(email).signedIn(email), Visitor.at(host).signedIn(ada));

    for (var visitor : visitors) {
      DOORS.forEach((path, door) -> {
        var shown = visitor.get(exact(path));
        assertThat(shown.statusCode()).as(path).isIn(200, 303, 404, 405, 410);
        assertThat(location(shown).orElse("")).as(path).doesNotStartWith(SIGN_IN);
        assertThat(shown.body()).as(path).doesNotContain("??");
      });
    }
  }

  @Test
  void leadWhoOwesASecondFactorToItsSetUp() {
    var boss = Visitor.at(host).with("Accept", "text/html").signedIn(BOSS);
    var csrf = boss.csrf(SETUP);

    DOORS.forEach((path, door) -> {
      var shown = boss.get(exact(path));
      assertThat(location(shown).filter(SETUP::equals).isPresent())
          .as(path)
          .isEqualTo(!door.forWhoOwes());
      if (!door.forWhoOwes()) {
        var sent = boss.post(exact(path), csrf);
        assertThat(sent.statusCode()).as("POST " + path).isEqualTo(403);
      }
    });
    assertThat(boss.get(SETUP).body()).doesNotContain("/account/profile");
  }

  private static String exact(String path) {
    return path.replace("{id}", NOBODY_HAS_IT);
  }

  private static Optional<String> location(HttpResponse<String> response) {
    return response.headers().firstValue("Location");
  }
}
