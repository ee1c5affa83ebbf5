package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Visitor;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same act on several users. */
class BulkTest {
  @Test
  void saysOfEachUserWhatHasComeOfIt() {
    var below = Staff.user();
    var other = Staff.adminUser();
    var admin = Staff.admin();
    var gone = UUID.randomUUID().toString();

    var result =
        submit(admin, "deactivate", below.id().toString(), other.id().toString(), gone, gone);

    assertThat(result.statusCode()).isEqualTo(200);
    assertThat(result.body())
        .contains("Done, or so already, for 1 of 3.", "Gone meanwhile", "Yourself, or not below you")
        .contains(below.email().typed(), "href=\"/account/admin/users?q=example\"");
    assertThat(Staff.now(below).active()).isFalse();
    assertThat(Staff.now(other).active()).isTrue();
  }

  @Test
  void doesEveryActThatItOffers() {
    var user = Staff.user();
    var id = user.id().toString();
    var owner = Staff.owner();
    var signedIn = Visitor.at(Staff.host()).signedIn(user.email().typed());

    assertThat(submit(owner, "confirm", id).body()).contains(">Done<");
    assertThat(submit(owner, "confirm", id).body()).contains(">So already<");
    assertThat(submit(owner, "end-sessions", id).body()).contains(">Done<");
    assertThat(signedIn.get("/account").statusCode()).isEqualTo(303);
    assertThat(submit(owner, "deactivate", id).body()).contains(">Done<");
    assertThat(submit(owner, "reactivate", id).body()).contains(">Done<");
    assertThat(Staff.now(user).confirmed()).isTrue();
    assertThat(Staff.now(user).active()).isTrue();
    assertThat(submit(owner, "deactivate").body()).contains("You picked nobody");
  }

  @Test
  void refusesWhatNoFormSends() {
    var owner = Staff.owner();

    assertThat(submit(owner, "delete", Staff.user().id().toString()).statusCode()).isEqualTo(400);
    assertThat(submit(owner, "confirm", "nonsense").statusCode()).isEqualTo(400);
    for (var most : Map.of(90, 200, 91, 400).entrySet()) {
      var many = Stream.generate(() -> UUID.randomUUID().toString()).limit(most.getKey());
      assertThat(submit(owner, "confirm", many.toArray(String[]::new)).statusCode())
          .isEqualTo(most.getValue());
    }
  }

  private static HttpResponse<String> submit(Visitor visitor, String act, String... users) {
    var fields = new ArrayList<>(List.of("act", act, "q", "example"));
    for (var user : users) {
      fields.addAll(List.of("user", user));
    }
    return visitor.post(
        Staff.ADMIN + "/bulk", visitor.csrf(Staff.USERS), fields.toArray(String[]::new));
  }
}
