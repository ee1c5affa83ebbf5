package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Visitor;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RolesPageTest {
  private static final String ROLES = Staff.ADMIN + "/roles";
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Visitor owner = Staff.owner();
  private final String name = "Role " + NUMBERS.incrementAndGet();

  @Test
  void createsRenamesAndDeletesARole() {
    Staff.assertDone(post(owner, "", "name", name, "description", "<i>x"), ROLES, "role-created");
    assertThat(owner.get(ROLES).body()).contains(name, "&lt;i&gt;x").doesNotContain("<i>");
    Staff.assertDone(post(owner, "/name", "role", name, "name", name + "b"), ROLES, "role-renamed");
    Staff.assertDone(post(owner, "/deletion", "role", name + "b"), ROLES, "role-deleted");
    assertThat(post(owner, "/deletion", "role", name + "b").statusCode()).isEqualTo(404);
  }

  @Test
  void saysWhatIsWrongWithAName() {
    post(owner, "", "name", name);

    for (var wrong : new String[] {"", " ", "a/b", "a;b", "..", "x".repeat(51), "a\nb"}) {
      var refused = post(owner, "", "name", wrong);
      assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
      assertThat(refused.body()).contains("A role cannot have this name", "href=\"#name\"");
    }
    assertThat(post(owner, "", "name", name.toUpperCase(Locale.ROOT)).body())
        .contains("There is a role of that name.");
    assertThat(post(owner, "", "name", "y", "description", "x".repeat(501)).body())
        .contains("The description is too long");
  }

  @Test
  void keepsTheSystemsRolesAndThoseThatSomebodyHolds() {
    post(owner, "", "name", name);
    Staff.host()
        .gatehouse()
        .administration()
        .grants()
        .grant(Staff.boss(), Staff.user().id(), new Role(name));

    assertThat(post(owner, "/deletion", "role", name).body()).contains("Somebody holds this role");
    assertThat(post(owner, "/deletion", "role", "Admin").statusCode()).isEqualTo(409);
    assertThat(post(owner, "/name", "role", "Owner", "name", "Boss").statusCode()).isEqualTo(409);
  }

  @Test
  void letsAnAdminLookAndTouchNothing() {
    post(owner, "", "name", name);
    var admin = Staff.admin();
    var csrf = admin.csrf(Staff.USERS);

    assertThat(admin.get(ROLES).body())
        .contains(name, "Owners create, rename and delete roles.")
        .doesNotContain("action=\"/account/admin");
    assertThat(admin.post(ROLES, csrf, "name", "z").statusCode()).isEqualTo(403);
    assertThat(admin.post(ROLES + "/name", csrf, "role", name, "name", "z").statusCode())
        .isEqualTo(403);
    assertThat(admin.post(ROLES + "/deletion", csrf, "role", name).statusCode()).isEqualTo(403);
  }

  private static HttpResponse<String> post(Visitor visitor, String path, String... fields) {
    return visitor.post(ROLES + path, visitor.csrf(ROLES), fields);
  }
}
