package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.directory.ListedUser;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.user.User;
import dev.gatehouse.userfield.FieldsForm;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users who are deactivated for a time, on the page of the user. */
class DeactivationPageTest {
  private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

  private final Host host = Staff.host();
  private final User user = Staff.user();
  private final String page = Staff.page(user);
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(9);

  @Test
  void beginTheDayInTheTimeZoneOfWhoeverSetsIt() {
    var far = Staff.adminUser();
    host.gatehouse()
        .userFields()
        .update(far.id(), FieldsForm.EMPTY.with("time_zone", ZONE.getId()));
    var admin = Visitor.at(host).signedIn(far.email().typed());

    Staff.assertDone(deactivate(admin, "on leave", day.toString()), page, "deactivated");

    assertThat(until()).contains(day.atStartOfDay(ZONE).toInstant());
    assertThat(admin.get(page).body())
        .contains("Deactivated until", "on leave", "value=\"" + day + "\"", ZONE.getId())
        .doesNotContain("??");
    assertThat(admin.get(Staff.USERS + "?q=" + user.email().typed()).body())
        .contains("Deactivated until");
  }

  @Test
  void keepTheirEndWhenAnotherFarAwaySendsTheFormAsItWasShown() {
    var until = day.atStartOfDay(ZONE).toInstant();
    host.gatehouse()
        .administration()
        .statuses()
        .deactivate(Staff.boss(), user.id(), "on leave", until);
    var owner = Staff.owner();
    var shown = until.atZone(ZoneOffset.UTC).toLocalDate().toString();

    Staff.assertDone(deactivate(owner, "on leave", shown), page, "unchanged");
    assertThat(until()).contains(until);
    Staff.assertDone(deactivate(owner, "moved", shown), page, "deactivated");
    assertThat(until()).contains(until);
    var later = day.plusDays(5);
    Staff.assertDone(deactivate(owner, "moved", later.toString()), page, "deactivated");
    assertThat(until()).contains(later.atStartOfDay(ZoneOffset.UTC).toInstant());
    Staff.assertDone(deactivate(owner, "moved", ""), page, "deactivated");
    assertThat(until()).isEmpty();
    assertThat(owner.get(page).body()).contains("For good, until somebody reactivates");
  }

  @Test
  void haveReasonsThatLookLikeMomentsAndAreNone() {
    var owner = Staff.owner();
    for (var reason : new String[] {"2026-99-99T99:99:99Z", "0000-00-00T24:61:00Z"}) {
      Staff.assertDone(deactivate(owner, reason, day.toString()), page, "deactivated");

      assertThat(owner.get(page).body()).contains("<bdi>" + reason + "</bdi>");
    }
  }

  @Test
  void leadBackWhoOpensTheAddressOfTheForm() {
    var form = Staff.owner().get(page + "/status");

    assertThat(form.statusCode()).isEqualTo(405);
    assertThat(form.body()).contains("href=\"" + page + "\"", "Open the page again");
  }

  @Test
  void needADayToCome() {
    var owner = Staff.owner();

    for (var nonsense : new String[] {"soon", "2026-02-30", "+999999999-12-31", "20260101"}) {
      assertRefused(deactivate(owner, "<b>why</b>", nonsense), "that is no day");
    }
    for (var wrong : new String[] {"2020-01-01", day.plusYears(6).toString()}) {
      assertRefused(deactivate(owner, "<b>why</b>", wrong), "choose a day to come");
    }
    assertThat(Staff.now(user).active()).isTrue();
  }

  private static void assertRefused(HttpResponse<String> response, String why) {
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body())
        .contains(why, "href=\"#until\"", "value=\"&lt;b&gt;why&lt;/b&gt;\"", "aria-invalid");
  }

  private HttpResponse<String> deactivate(Visitor who, String reason, String until) {
    return who.post(
        page + "/status", who.csrf(page), "act", "deactivate", "reason", reason, "until", until);
  }

  private Optional<Instant> until() {
    return host.gatehouse()
        .directory()
        .get(user.id())
        .flatMap(ListedUser::deactivation)
        .flatMap(User.Deactivation::until);
  }
}
