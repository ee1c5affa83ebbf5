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
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Users who leave, and what they take along, over JSON. */
@ParameterizedClass
@EnumSource
class LeavingApiTest {
  private static final String PRESENT = "{\"presentPassword\":\"%s\"}".formatted(Kit.PASSWORD);

  private final Host host;
  private final Visitor owner;
  private final String bob = Emails.fresh();

  LeavingApiTest(TestDatabase database) {
    host = Host.shared(database);
    owner = owner(Emails.fresh());
    Visitor.at(host).registered(bob);
  }

  @Test
  void closesTheOwnAccountAndKeepsItByTheMailedToken() {
    var program = Visitor.at(host).signedInByToken(bob);

    var closed = program.json("account/deletion", PRESENT);

    assertThat(closed.statusCode()).isEqualTo(200);
    assertThat(Visitor.member(closed.body(), "status")).isEqualTo("scheduled");
    assertProblem(program.api("GET", "session"), 401, "sign-in-required");
    assertProblem(signIn(), 403, "user-inactive");
    var token = "{\"token\":\"%s\"}".formatted(host.mailedToken("deletion-requested", bob));
    assertThat(Visitor.at(host).json("account/restorations", token).body())
        .isEqualTo("{\"status\":\"restored\"}");
    assertProblem(Visitor.at(host).json("account/restorations", token), 410, "link-dead");
    assertThat(signIn().statusCode()).isEqualTo(201);
  }

  @Test
  void asksForThePasswordFirst() {
    var program = Visitor.at(host).signedInByToken(bob);
    var wrong = "{\"presentPassword\":\"tumbling otters by daylight\"}";

    assertProblem(program.json("account/deletion", wrong), 403, "present-password-wrong");
    assertProblem(program.json("data-exports", wrong), 403, "present-password-wrong");
    assertProblem(program.json("account/deletion", "{}"), 400, "malformed-request");
    assertThat(program.api("GET", "session").statusCode()).isEqualTo(200);
  }

  @Test
  void handsOutWhatIsKnown() {
    var program = Visitor.at(host).signedInByToken(bob);

    var document = program.json("data-exports", PRESENT);

    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(document.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(document.body()).contains("\"email\": \"" + bob + "\"", "data-exported");
    for (int i = 0; i < 4; i++) {
      program.json("data-exports", PRESENT);
    }
    assertProblem(program.json("data-exports", PRESENT), 429, "too-many-attempts");
  }

  @Test
  void letsAdministratorsDeleteAndRestore() {
    var bobs = "users/" + id(bob);

    var closed = owner.json("DELETE", bobs, "{\"reason\":\"spam\"}");

    assertThat(Visitor.member(closed.body(), "status")).isEqualTo("scheduled");
    assertProblem(signIn(), 403, "user-inactive");
    assertThat(owner.api("POST", bobs + "/restoration").body())
        .isEqualTo("{\"status\":\"changed\"}");
    assertThat(owner.api("POST", bobs + "/restoration").body())
        .isEqualTo("{\"status\":\"unchanged\"}");
    assertThat(owner.json("DELETE", bobs, "{\"atOnce\":true}").body())
        .isEqualTo("{\"status\":\"deleted\"}");
    assertProblem(owner.json("DELETE", bobs, "{}"), 404, "unknown-user");
    assertProblem(owner.api("POST", bobs + "/restoration"), 404, "unknown-user");
    assertThat(user(bob)).isEmpty();
  }

  @Test
  void isNotForEqualsNorForOneself() {
    var admins = Emails.fresh();
    Visitor.at(host).registered(admins);
    owner.api("PUT", "users/" + id(admins) + "/promotion");
    owner.api("PUT", "users/" + id(bob) + "/promotion");
    var admin = Visitor.at(host).signedInByToken(admins);

    for (var target : new String[] {admins, bob}) {
      var path = "users/" + id(target);
      assertProblem(admin.json("DELETE", path, "{\"atOnce\":true}"), 403, "rank-too-low");
      assertProblem(admin.api("POST", path + "/restoration"), 403, "rank-too-low");
    }
  }

  private Visitor owner(String email) {
    Visitor.at(host).registered(email);
    var first = host.gatehouse().roles().firstAdmin().orElseThrow();
    if (!first.equals(id(email))) {
      var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "LeavingApiTest");
      host.gatehouse()
          .administration()
          .grants()
          .grantOwnership(new Actor(first, client), id(email));
    }
    return Visitor.at(host).signedInByToken(email);
  }

  private Optional<User> user(String email) {
    return EmailAddress.parse(email).flatMap(host.gatehouse().users()::byEmail);
  }

  private UserId id(String email) {
    return user(email).orElseThrow().id();
  }

  private HttpResponse<String> signIn() {
    return Visitor.at(host)
        .json("sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(bob, Kit.PASSWORD));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("\"type\":\"urn:gatehouse:problem:" + name + "\"");
  }
}
