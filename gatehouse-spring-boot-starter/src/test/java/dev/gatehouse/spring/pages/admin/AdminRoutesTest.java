package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Visitor;
import org.junit.jupiter.api.Test;

/** What the table of all routes leaves open: {@code RoutesTest} has who gets where. */
class AdminRoutesTest {
  @Test
  void sayThatTheyAreClosedToUsers() {
    var visitor = Visitor.at(Staff.host()).signedIn(Staff.user().email().typed());

    assertThat(visitor.get(Staff.USERS).body()).contains("You may not do that");
    assertThat(visitor.get(Staff.ADMIN + "/nothing").statusCode()).isEqualTo(403);
  }

  @Test
  void areClosedAsSoonAsTheRankIsLost() {
    var user = Staff.adminUser();
    var visitor = Visitor.at(Staff.host()).signedIn(user.email().typed());
    assertThat(visitor.get(Staff.USERS).statusCode()).isEqualTo(200);

    Staff.host().gatehouse().administration().grants().demote(Staff.boss(), user.id());

    assertThat(visitor.get(Staff.USERS).statusCode()).isEqualTo(303);
    visitor.signedIn(user.email().typed());
    assertThat(visitor.get(Staff.USERS).statusCode()).isEqualTo(403);
  }

  @Test
  void needTheTokenOfTheForm() {
    assertThat(Staff.owner().post(Staff.USERS + "/x/status", "forged").statusCode()).isEqualTo(403);
  }
}
