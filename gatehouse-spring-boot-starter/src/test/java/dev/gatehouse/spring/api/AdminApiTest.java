package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class AdminApiTest {
  private final Host host;
  private final String bob = Emails.fresh();
  private final String bobs;
  private final Visitor owner;

  AdminApiTest(TestDatabase database) {
    host = Host.shared(database);
    owner = owner(Emails.fresh());
    Visitor.at(host).registered(bob);
    bobs = "users/" + id(bob);
  }

  @Test
  void grantsAndRevokesARole() {
    var role = "Editors of " + bob;
    owner.json("roles", "{\"name\":\"%s\"}".formatted(role));
    var path = bobs + "/roles/Editors%20of%20" + bob;

    var granted = owner.api("PUT", path);
    var again = owner.api("PUT", path);
    var listed = owner.api("GET", bobs + "/roles");
    var revoked = owner.api("DELETE", path);

    assertThat(granted.body())
        .isEqualTo("{\"status\":\"changed\",\"roles\":[\"%s\",\"User\"]}".formatted(role));
    assertThat(again.body()).isEqualTo("{\"status\":\"unchanged\"}");
    assertThat(listed.body()).isEqualTo("{\"items\":[\"%s\",\"User\"]}".formatted(role));
    assertThat(revoked.body()).isEqualTo("{\"status\":\"changed\",\"roles\":[\"User\"]}");
    assertThat(owner.api("DELETE", path).body()).isEqualTo("{\"status\":\"unchanged\"}");
  }

  @Test
  void promotesDemotesAndSharesOwnership() {
    assertThat(owner.api("PUT", bobs + "/promotion").body()).contains("[\"Admin\",\"User\"]");
    assertThat(owner.api("PUT", bobs + "/ownership").body())
        .contains("[\"Admin\",\"Owner\",\"User\"]");
    assertThat(owner.api("DELETE", bobs + "/promotion").body())
        .isEqualTo("{\"status\":\"changed\",\"roles\":[\"User\"]}");
    assertProblem(owner.api("PUT", bobs + "/roles/Owner"), 403, "rank-too-low");
  }

  @Test
  void endsTheSessionsOfWhoseRolesChange() {
    var session = Visitor.at(host).signedInByToken(bob);

    owner.api("PUT", bobs + "/promotion");

    assertProblem(session.api("GET", "session"), 401, "sign-in-required");
    var admin = Visitor.at(host).signedInByToken(bob);
    assertThat(admin.api("GET", "roles").statusCode()).isEqualTo(200);
  }

  @Test
  void deactivatesWithAReasonAndReactivates() {
    var session = Visitor.at(host).signedInByToken(bob);

    var deactivated = owner.json("PUT", bobs + "/deactivation", "{\"reason\":\"spam\"}");

    assertThat(deactivated.body()).isEqualTo("{\"status\":\"changed\"}");
    assertProblem(session.api("GET", "session"), 401, "sign-in-required");
    assertProblem(signIn(), 403, "user-inactive");
    assertThat(host.mailed("deactivated", bob).values()).containsEntry("reason", "spam");
    assertThat(owner.json("PUT", bobs + "/deactivation", "{}").body()).contains("unchanged");
    assertThat(owner.api("DELETE", bobs + "/deactivation").body()).contains("\"changed\"");
    assertThat(owner.api("DELETE", bobs + "/deactivation").body()).contains("unchanged");
    assertThat(signIn().statusCode()).isEqualTo(201);
  }

  @Test
  void deactivatesForATime() {
    var until = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MILLIS);
    var body = "{\"reason\":\"leave\",\"until\":\"%s\"}";

    assertThat(owner.json("PUT", bobs + "/deactivation", body.formatted(until)).body())
        .contains("\"changed\"");

    assertThat(owner.json("PUT", bobs + "/deactivation", body.formatted(until)).body())
        .contains("unchanged");
    var entry = "\"reason\":\"leave\",\"until\":\"%s\"".formatted(until);
    assertThat(owner.api("GET", bobs).body()).contains("\"deactivation\":{\"at\":", entry);
    assertThat(owner.api("GET", "users?active=false&limit=100").body()).contains(entry);
    for (var wrong : new String[] {"2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"}) {
      var refused = owner.json("PUT", bobs + "/deactivation", body.formatted(wrong));
      assertProblem(refused, 422, "input-rejected");
      assertThat(refused.body()).contains("\"field\":\"until\",\"code\":\"end-out-of-range\"");
    }
    assertProblem(
        owner.json("PUT", bobs + "/deactivation", body.formatted("soon")),
        400,
        "malformed-request");
    assertThat(owner.json("PUT", bobs + "/deactivation", "{}").body()).contains("\"changed\"");
    assertThat(owner.api("GET", bobs).body()).contains("\"reason\":\"leave\"}");
  }

  @Test
  void takesNoBodyWhereNothingMustBeSaid() {
    assertThat(owner.api("PUT", bobs + "/deactivation").body()).contains("\"changed\"");
    assertProblem(signIn(), 403, "user-inactive");
    assertThat(owner.api("DELETE", bobs).body()).contains("scheduled");

    var path = "/account/api/v1/" + bobs + "/deactivation";
    assertProblem(owner.send("PUT", path, "", "{}"), 415, "media-type-unsupported");
    assertProblem(owner.api("PATCH", "profile"), 415, "media-type-unsupported");
  }

  @Test
  void refusesAReasonThatIsTooLong() {
    var reason = "{\"reason\":\"%s\"}".formatted("x".repeat(501));

    var response = owner.json("PUT", bobs + "/deactivation", reason);

    assertProblem(response, 400, "malformed-request");
    assertThat(response.body()).contains("\"field\":\"reason\",\"code\":\"too-long\"");
  }

  @Test
  void confirmsUnconfirmsAndToggles() {
    var session = Visitor.at(host).signedInByToken(bob);

    assertThat(owner.api("PUT", bobs + "/confirmation").body()).contains("\"changed\"");
    assertThat(owner.api("PUT", bobs + "/confirmation").body()).contains("unchanged");
    assertThat(session.api("GET", "session").body()).contains("\"confirmed\":true");
    assertThat(owner.api("DELETE", bobs + "/confirmation").body()).contains("\"changed\"");
    assertThat(session.api("GET", "session").body()).contains("\"confirmed\":false");
    assertThat(owner.api("POST", bobs + "/confirmation/toggle").body()).contains("\"changed\"");
    assertThat(session.api("GET", "session").body()).contains("\"confirmed\":true");
  }

  @Test
  void listsAndEndsTheSessionsOfAUser() {
    var one = Visitor.at(host).signedInByToken(bob);
    var two = Visitor.at(host).with("User-Agent", "Other/2.0").signedInByToken(bob);
    var three = Visitor.at(host).signedInByToken(bob);
    var oneId = Visitor.member(one.api("GET", "session").body(), "sessionId");

    var listed = owner.api("GET", bobs + "/sessions").body();

    assertThat(listed.split("\"current\":false", -1)).hasSize(4);
    assertThat(listed).contains(oneId, "\"userAgent\":\"Other/2.0\"").doesNotContain("token");
    assertThat(owner.api("DELETE", bobs + "/sessions/" + oneId).body()).isEqualTo("{\"ended\":1}");
    assertProblem(one.api("GET", "session"), 401, "sign-in-required");
    assertThat(two.api("GET", "session").statusCode()).isEqualTo(200);
    assertProblem(owner.api("DELETE", bobs + "/sessions/" + oneId), 404, "not-found");
    assertProblem(owner.api("DELETE", bobs + "/sessions/nonsense"), 404, "not-found");
    assertThat(owner.api("DELETE", bobs + "/sessions").body()).isEqualTo("{\"ended\":2}");
    assertProblem(three.api("GET", "session"), 401, "sign-in-required");
  }

  @Test
  void createsRenamesAndDeletesARole() {
    var name = "Ärzte " + bob;
    var renamed = "Doctors " + bob;
    var path = "roles/%C3%84rzte%20" + bob;
    var body = "{\"name\":\"%s\",\"description\":\"they heal\"}".formatted(name);

    assertThat(owner.json("roles", body).statusCode()).isEqualTo(201);
    assertProblem(owner.json("roles", body), 409, "role-name-taken");
    assertThat(owner.api("GET", "roles").body())
        .startsWith("{\"items\":[{\"name\":\"")
        .contains(
            "{\"name\":\"%s\",\"description\":\"they heal\",\"system\":false,\"holders\":0}"
                .formatted(name));
    assertThat(owner.json("PATCH", path, named(renamed)).body()).isEqualTo(named(renamed));
    assertProblem(owner.json("PATCH", path, named(renamed)), 404, "unknown-role");
    assertProblem(owner.api("DELETE", path), 404, "unknown-role");
    assertThat(owner.api("DELETE", "roles/Doctors%20" + bob).statusCode()).isEqualTo(204);
  }

  @Test
  void leavesRolesAloneThatAreTheSystemsOrInUse() {
    var name = "Held-by-" + bob;
    owner.json("roles", named(name));
    owner.api("PUT", bobs + "/roles/" + name);

    assertProblem(owner.api("DELETE", "roles/" + name), 409, "role-in-use");
    assertProblem(owner.api("DELETE", "roles/Admin"), 409, "system-role");
    assertProblem(owner.json("PATCH", "roles/User", named("Member")), 409, "system-role");
    assertProblem(owner.json("PATCH", "roles/" + name, named("Admin")), 409, "role-name-taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a\\\\b", "a;b", "100%", ".", "..", " a", "a\\u200bb"})
  void refusesNamesThatNoPathCanHold(String name) {
    assertProblem(owner.json("roles", named(name)), 422, "input-rejected");
    assertProblem(owner.json("PATCH", "roles/x", named(name)), 422, "input-rejected");
  }

  @Test
  void isNotForEqualsNorForOneself() {
    owner.api("PUT", bobs + "/promotion");
    var admin = Visitor.at(host).signedInByToken(bob);
    var other = Emails.fresh();
    owner(other);

    assertProblem(admin.api("PUT", bobs + "/confirmation"), 403, "rank-too-low");
    assertProblem(admin.api("DELETE", "users/" + id(other) + "/sessions"), 403, "rank-too-low");
    assertProblem(admin.api("GET", "users/" + id(other) + "/sessions"), 403, "rank-too-low");
    assertProblem(
        admin.json("PUT", "users/" + id(other) + "/deactivation", "{}"), 403, "rank-too-low");
    assertProblem(admin.api("PUT", bobs + "/roles/Admin"), 403, "rank-too-low");
    assertThat(admin.api("GET", "users/" + id(other) + "/roles").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01890a5d-ac96-774b-bcce-b302099a8057", "nonsense", "1"})
  void knowsNobodyByAnyOtherId(String id) {
    assertProblem(owner.api("GET", "users/" + id + "/roles"), 404, "unknown-user");
    assertProblem(owner.api("PUT", "users/" + id + "/roles/Admin"), 404, "unknown-user");
    assertProblem(owner.api("PUT", "users/" + id + "/confirmation"), 404, "unknown-user");
    assertProblem(owner.api("GET", "users/" + id + "/sessions"), 404, "unknown-user");
    assertProblem(owner.api("PUT", bobs + "/roles/no-such-role"), 404, "unknown-role");
  }

  private Visitor owner(String email) {
    Visitor.at(host).registered(email);
    var first = host.gatehouse().roles().firstAdmin().orElseThrow();
    if (!first.equals(id(email))) {
      var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "AdminApiTest");
      host.gatehouse()
          .administration()
          .grants()
          .grantOwnership(new Actor(first, client), id(email));
    }
    return Visitor.at(host).signedInByToken(email);
  }

  private UserId id(String email) {
    return EmailAddress.parse(email).flatMap(host.gatehouse().users()::byEmail).orElseThrow().id();
  }

  private HttpResponse<String> signIn() {
    return Visitor.at(host)
        .json("sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(bob, Kit.PASSWORD));
  }

  private static String named(String name) {
    return "{\"name\":\"%s\"}".formatted(name);
  }

  private static void assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"type\":\"urn:gatehouse:problem:" + name + "\"");
  }
}
