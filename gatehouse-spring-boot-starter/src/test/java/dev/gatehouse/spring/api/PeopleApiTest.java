package dev.gatehouse.spring.api;

import static dev.gatehouse.spring.api.People.assertFault;
import static dev.gatehouse.spring.api.People.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class PeopleApiTest {
  private final Host host;
  private final People people;
  private final Visitor owner;
  private final String email = Emails.fresh();
  private final String bobs;
  private final String unique = "k" + email.replaceAll("[^a-z0-9]", "");

  PeopleApiTest(TestDatabase database) {
    host = Host.shared(database);
    people = new People(host);
    owner = people.owner();
    people.user(email);
    bobs = "users/" + people.id(email);
  }

  @Test
  void listsByCursorForthAndBack() {
    var first = owner.api("GET", "users?limit=1&sort=registeredAt&direction=desc").body();
    var next = Visitor.member(first, "next");
    var second =
        owner.api("GET", "users?limit=1&sort=registeredAt&direction=desc&after=" + next).body();
    var back =
        owner.api(
            "GET",
            "users?limit=1&sort=registeredAt&direction=desc&before="
                + Visitor.member(second, "previous"));

    assertThat(first).contains(email);
    assertThat(second).doesNotContain(email);
    assertThat(back.body()).contains(email);
    assertFault(owner.api("GET", "users?sort=email&after=" + next), "after", "cursor-refused");
    assertFault(owner.api("GET", "users?page=1&after=" + next), "page", "conflicting");
  }

  @Test
  void listsByNumberAndFilter() {
    var all =
        "\"role\":\"User\",\"active\":true,\"confirmed\":false,\"secondFactor\":false,\"page\":1";
    var found = "{\"q\":\"%s\",%s}".formatted(email, all);

    assertThat(owner.json("users/searches", found).body())
        .contains(email, "\"number\":1,\"pages\":1,\"total\":1,\"exact\":true");
    var early = found.replace("}", ",\"registeredTo\":\"2001-01-01T00:00:00Z\"}");
    var guarded = found.replace("\"secondFactor\":false", "\"secondFactor\":true");
    assertThat(owner.json("users/searches", guarded).body()).contains("\"items\":[]");
    assertThat(owner.json("users/searches", early).body()).contains("\"items\":[]");
    assertThat(owner.json("users/searches", "{\"q\":\"%%%\"}").body()).contains("\"items\":[]");
    assertThat(
            owner
                .api(
                    "GET",
                    "users?role=User&confirmed=false&secondFactor=false&sort=secondFactorAt&page=1")
                .body())
        .contains("\"items\":[{");
    assertProblem(owner.api("GET", "users?role=nobody-has-it"), 404, "unknown-role");
    assertProblem(owner.api("GET", "users?limit=101"), 400, "malformed-request");
    assertProblem(owner.api("GET", "users?sort=password"), 400, "malformed-request");
    assertProblem(owner.api("GET", "users?registeredFrom=today"), 400, "malformed-request");
  }

  @Test
  void findsOneByIdByAddressAndAmongChoices() {
    var address = "{\"email\":\"%s\"}".formatted(email);
    assertThat(owner.json("users/by-email", address).body()).contains(email);
    var term = "{\"q\":\"%s\"}".formatted(email);
    assertThat(owner.json("users/choices", term).body()).contains(email);
    assertThat(owner.json("users/choices", "{\"q\":\"\"}").body()).isEqualTo("{\"items\":[]}");
    assertFault(owner.json("users/by-email", "{}"), "email", "missing");
    assertFault(owner.json("users/by-email", "{\"email\":\"x\"}"), "email", "email-malformed");
    assertThat(owner.api("GET", "users/statistics").body()).contains("\"holders\":{", "\"Owner\":");
    assertThat(owner.api("GET", "roles/Owner/users?limit=1").body()).contains("\"Owner\"");
    assertProblem(owner.api("GET", "roles/None/users"), 404, "unknown-role");
    assertProblem(owner.api("GET", "users/nonsense"), 404, "unknown-user");
    assertThat(owner.api("GET", bobs).body())
        .contains(email, "\"origin\":{\"address\":", "\"customFields\":{")
        .doesNotContain("password", "hash", "credential");
  }

  // what stands in the address of a request ends up in logs
  @Test
  void takesNoAddressAndNoNameButInABody() {
    assertFault(owner.api("GET", "users?q=" + email), "q", "unknown");
    assertProblem(owner.api("GET", "users/by-email?email=" + email), 405, "method-not-allowed");
    assertProblem(owner.api("GET", "users/choices?q=" + email), 405, "method-not-allowed");
  }

  @Test
  void refusesTextsThatNoDatabaseCanHold() {
    assertProblem(owner.api("GET", "audit-events?act=%00"), 400, "malformed-request");
    assertFault(
        owner.json("PUT", bobs + "/deactivation", "{\"reason\":\"a\\u0000b\"}"),
        "reason",
        "not-unicode");
    assertFault(
        owner.json("roles", "{\"name\":\"%s\",\"description\":\"\\u0000\"}".formatted(unique)),
        "description",
        "not-unicode");
  }

  @Test
  void showsAnAdminNoFieldsOfEquals() {
    var admin = people.admin(Emails.fresh());
    var owners = people.id(first());

    assertThat(admin.api("GET", bobs).body())
        .contains("\"customFields\"", "\"origin\"", "\"recoveryCodesLeft\":0");
    assertThat(admin.api("GET", "users/" + owners).body())
        .contains(first())
        .doesNotContain("\"customFields\"", "\"origin\"", "\"recoveryCodesLeft\"");
  }

  @Test
  void changesFieldsOfOneAndOfManyByRank() {
    var admin = people.admin(Emails.fresh());
    var body =
        "{\"users\":[\"%s\",\"%s\"],\"fields\":{\"last_name\":\"Roe\"}}"
            .formatted(people.id(email), people.id(first()));
    var fields = "{\"fields\":{\"first_name\":\"Bob\"}}";

    var many = admin.json("PATCH", "users/fields", body);

    assertThat(many.body()).contains("\"status\":\"updated\"", "\"status\":\"rank-too-low\"");
    assertThat(admin.json("PATCH", bobs + "/fields", fields).body()).contains("updated");
    assertThat(admin.api("GET", bobs).body()).contains("\"Bob\"", "\"Roe\"");
    var owners = "users/" + people.id(first()) + "/fields";
    assertProblem(admin.json("PATCH", owners, fields), 403, "rank-too-low");
    var unfit = body.replace("\"Roe\"", "\"a\\u0000\"");
    assertThat(admin.json("PATCH", "users/fields", unfit).body())
        .contains("\"status\":\"input-rejected\"", "\"code\":\"field-malformed\"");
    assertFault(
        admin.json("PATCH", "users/fields", "{\"users\":[\"x\"],\"fields\":{}}"),
        "users",
        "field-malformed");
  }

  @Test
  void definesRedefinesOrdersAndRemovesAField() {
    var body =
        "{\"key\":\"%s\",\"label\":\"Hat\",\"type\":\"number\",\"least\":3}".formatted(unique);
    var path = "custom-fields/" + unique;

    assertThat(owner.json("custom-fields", body).statusCode()).isEqualTo(201);
    assertProblem(owner.json("custom-fields", body), 409, "custom-field-taken");
    assertFault(
        owner.json("PUT", path, "{\"label\":\"Hat\",\"type\":\"date\",\"least\":3}"),
        "least",
        "field-malformed");
    assertThat(owner.json("PUT", path, "{\"label\":\"Cap\",\"type\":\"text\"}").body())
        .contains("\"label\":\"Cap\"");
    assertThat(
            owner
                .json("PUT", "custom-field-order", "{\"first\":[\"%s\"]}".formatted(unique))
                .body())
        .startsWith("{\"items\":[{\"key\":\"" + unique + "\"");
    assertThat(owner.api("GET", "custom-fields").body()).contains(unique);
    assertThat(owner.api("DELETE", path).statusCode()).isEqualTo(204);
    assertProblem(owner.api("DELETE", path), 404, "not-found");
    assertProblem(
        owner.json("custom-fields", body.replace(unique, "password")), 422, "input-rejected");
  }

  @Test
  void readsAndVerifiesTheTrail() {
    var first = owner.api("GET", "audit-events?limit=1").body();
    var next = Visitor.member(first, "next");
    var about = "audit-events?act=user-registered&target=" + people.id(email);

    assertThat(owner.api("GET", "audit-events?limit=1&after=" + next).statusCode()).isEqualTo(200);
    assertThat(owner.api("GET", about).body())
        .contains("\"act\":\"user-registered\"", "\"role\":\"User\"")
        .doesNotContain(Kit.PASSWORD);
    assertThat(owner.api("GET", about + "&to=2001-01-01T00:00:00Z").body())
        .contains("\"items\":[]");
    assertThat(owner.api("GET", "audit-events/verification").body()).contains("\"verdict\":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"actor", "target", "client", "after"})
  void refusesAFilterThatIsNone(String parameter) {
    assertFault(owner.api("GET", "audit-events?" + parameter + "=x"), parameter, "wrong-type");
  }

  @Test
  void givesTheRoleOfUsersToWhoHasNone() {
    assertThat(owner.api("POST", "users/role-less/grants").body()).contains("\"granted\":");
  }

  @Test
  void setsNoPasswordWhereThatIsNotAllowed() {
    var body = "{\"password\":\"seven quiet herons at noon\"}";

    assertProblem(owner.json("PUT", bobs + "/password", body), 403, "password-assignment-off");
  }

  @Test
  void setsAPasswordWhereThatIsAllowed() {
    try (var other =
        Host.start(TestDatabase.SQLITE, "gatehouse.password-change.by-administrators=true")) {
      var others = new People(other);
      var boss = others.owner();
      others.user(email);
      var path = "users/" + others.id(email) + "/password";

      var weak = boss.json("PUT", path, "{\"password\":\"short\"}");
      var set = boss.json("PUT", path, "{\"password\":\"seven quiet herons at noon\"}");

      assertFault(weak, "password", "password-too-short");
      assertThat(set.body()).isEqualTo("{\"status\":\"password-assigned\"}");
    }
  }

  private String first() {
    var first = host.gatehouse().roles().firstAdmin().orElseThrow();
    return host.gatehouse().users().get(first).orElseThrow().email().typed();
  }
}
