package dev.gatehouse.spring.api;

import static dev.gatehouse.spring.api.People.assertFault;
import static dev.gatehouse.spring.api.People.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Users invited and created over JSON. */
@ParameterizedClass
@EnumSource
class InvitationApiTest {
  private static final String FIRST = "a heron on the frozen lake";

  private final Host host;
  private final People people;
  private final Visitor owner;
  private final String email = Emails.fresh();

  InvitationApiTest(TestDatabase database) {
    host = Host.shared(database);
    people = new People(host);
    owner = people.owner();
  }

  @Test
  void leadFromAnAddressToASession() {
    var invited = invite(owner, ",\"role\":\"Admin\",\"firstName\":\"Grace\",\"language\":\"de\"");

    assertThat(invited.statusCode()).as(invited.body()).isEqualTo(201);
    assertThat(invited.body()).contains("\"status\":\"invited\"", "\"until\":", id());
    assertThat(host.mailed("invitation", email).language()).isEqualTo("de");
    assertThat(owner.api("GET", at("invitation")).body()).contains("\"until\":");

    var accepted = accept(token(), FIRST);

    assertThat(accepted.body()).isEqualTo("{\"status\":\"password-set\"}");
    assertProblem(owner.api("GET", at("invitation")), 404, "not-found");
    var session = signIn(FIRST);
    assertThat(session.statusCode()).isEqualTo(201);
    assertThat(owner.api("GET", "users/" + id()).body())
        .contains("\"Admin\"", "\"firstName\":\"Grace\"", "\"confirmedAt\":");
  }

  @Test
  void takeNothingButAPasswordFromWhoHasTheLink() {
    invite(owner, "");
    var with = "{\"token\":\"%s\",\"password\":\"%s\",".formatted(token(), FIRST);

    for (var more :
        new String[] {"\"role\":\"Owner\"", "\"roles\":[\"Owner\"]", "\"email\":\"x@y.zz\""}) {
      var response = Visitor.at(host).json("invitations/acceptances", with + more + "}");
      assertProblem(response, 400, "malformed-request");
    }

    assertThat(accept(token(), FIRST).statusCode()).isEqualTo(200);
    assertThat(owner.api("GET", at("roles")).body()).isEqualTo("{\"items\":[\"User\"]}");
  }

  @Test
  void areSentAgainAndWithdrawn() {
    invite(owner, "");
    var older = token();

    assertThat(owner.api("POST", at("invitation")).body()).contains("\"until\":");

    assertThat(token()).isNotEqualTo(older);
    assertProblem(accept(older, FIRST), 410, "link-dead");
    assertProblem(
        people.admin(Emails.fresh()).api("POST", at("invitation").replace(id(), boss())),
        403,
        "rank-too-low");
    var gone = at("invitation");
    assertThat(owner.api("DELETE", gone).body()).isEqualTo("{\"status\":\"withdrawn\"}");
    assertProblem(owner.api("DELETE", gone), 404, "unknown-user");
    assertProblem(owner.api("POST", gone), 404, "unknown-user");
    assertProblem(owner.api("GET", gone), 404, "unknown-user");
    assertProblem(accept(token(), FIRST), 410, "link-dead");
  }

  @Test
  void areOverOnceAccepted() {
    invite(owner, "");
    accept(token(), FIRST);

    assertProblem(owner.api("POST", at("invitation")), 409, "invitation-accepted");
    assertProblem(owner.api("DELETE", at("invitation")), 409, "invitation-accepted");
    assertProblem(accept(token(), FIRST), 410, "link-dead");
  }

  @Test
  void areNotSentAgainToWhoIsDeactivated() {
    invite(owner, "");
    owner.json("PUT", at("deactivation"), "{}");

    assertProblem(owner.api("POST", at("invitation")), 403, "user-inactive");
    assertProblem(accept(token(), FIRST), 410, "link-dead");
  }

  @Test
  void sayWhatWillNotDo() {
    invite(owner, "");
    assertProblem(invite(owner, ""), 409, "address-taken");
    var malformed = owner.json("users", "{\"email\":\"nobody\",\"userName\":\"a@b\"}");
    assertProblem(malformed, 422, "input-rejected");
    assertFault(malformed, "email", "email-malformed");
    assertFault(malformed, "userName", "field-malformed");
    var language = owner.json("users", "{\"email\":\"a@example.org\",\"language\":\"_\"}");
    assertFault(language, "language", "language-malformed");
    assertProblem(accept("x", FIRST), 410, "link-dead");
    var weak = accept(token(), "short");
    assertProblem(weak, 422, "input-rejected");
    assertFault(weak, "password", "password-too-short");
  }

  @Test
  void giveNoMoreThanTheInviterMayGive() {
    var admin = people.admin(Emails.fresh());
    for (var role : new String[] {"Admin", "Owner"}) {
      assertProblem(invite(admin, ",\"role\":\"" + role + "\""), 403, "rank-too-low");
    }
    assertProblem(invite(owner, ",\"role\":\"Owner\""), 403, "rank-too-low");
    assertProblem(invite(owner, ",\"role\":\"Nothing\""), 404, "unknown-role");
    assertProblem(invite(owner, ",\"role\":\"\""), 404, "unknown-role");

    assertThat(invite(admin, "").statusCode()).isEqualTo(201);
  }

  @Test
  void areForAdministrators() {
    var user = people.user(Emails.fresh());

    assertProblem(invite(user, ""), 403, "forbidden");
    assertProblem(invite(Visitor.at(host), ""), 401, "sign-in-required");
    var nobody = "users/" + UUID.randomUUID() + "/invitation";
    assertProblem(owner.api("POST", nobody), 404, "unknown-user");
  }

  @Test
  void createWithAPasswordWhereThatIsAllowedAlone() {
    var refused = invite(owner, ",\"password\":\"%s\"".formatted(FIRST));

    assertProblem(refused, 403, "password-assignment-off");
  }

  @Test
  void areLimited() {
    for (int i = 0; i < 5; i++) {
      assertThat(invite(owner, "").statusCode()).isEqualTo(201);
      owner.api("DELETE", at("invitation"));
    }

    var refused = invite(owner, "");

    assertProblem(refused, 429, "too-many-attempts");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
  }

  private HttpResponse<String> invite(Visitor visitor, String more) {
    return visitor.json("users", "{\"email\":\"%s\"%s}".formatted(email, more));
  }

  private HttpResponse<String> accept(String token, String password) {
    var body = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password);
    return Visitor.at(host).json("invitations/acceptances", body);
  }

  private HttpResponse<String> signIn(String password) {
    var body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    return Visitor.at(host).json("sessions", body);
  }

  private String token() {
    return host.mailedToken("invitation", email);
  }

  private String id() {
    return people.id(email).toString();
  }

  private String boss() {
    return host.gatehouse().roles().firstAdmin().orElseThrow().toString();
  }

  private String at(String what) {
    return "users/" + id() + "/" + what;
  }
}
