package dev.gatehouse.spring.api;

import static dev.gatehouse.spring.api.People.assertFault;
import static dev.gatehouse.spring.api.People.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class ProfileApiTest {
  private final Host host;
  private final People people;
  private final Visitor owner;
  private final String email = Emails.fresh();
  private final Visitor bob;
  private final String unique = "f" + email.replaceAll("[^a-z0-9]", "");

  ProfileApiTest(TestDatabase database) {
    host = Host.shared(database);
    people = new People(host);
    owner = people.owner();
    bob = people.user(email);
  }

  @Test
  void changesWhatIsThereAndTakesBackWhatIsNull() {
    var body = "{\"firstName\":\"Bob\",\"timeZone\":\"europe/paris\",\"locale\":\"de-de\"}";

    var changed = bob.json("PATCH", "profile", body);
    bob.json("PATCH", "profile", "{\"lastName\":\"Roe\",\"timeZone\":null,\"locale\":\"\"}");

    assertThat(changed.body())
        .contains("\"firstName\":\"Bob\"", "\"timeZone\":\"Europe/Paris\"", "\"locale\":\"de-DE\"");
    assertThat(bob.api("GET", "profile").body())
        .contains("\"firstName\":\"Bob\"", "\"lastName\":\"Roe\"")
        .doesNotContain("timeZone", "locale", "null");
  }

  @Test
  void refusesWhoChangesTooMuch() {
    for (int i = 0; i < 30; i++) {
      bob.json("PATCH", "profile", "{\"firstName\":\"Bob %d\"}".formatted(i));
    }

    var profile = bob.json("PATCH", "profile", "{\"firstName\":\"Robert\"}");

    assertProblem(profile, 429, "too-many-attempts");
    assertThat(profile.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(3000L, 3600L);
    assertProblem(
        bob.json("PATCH", "fields", "{\"fields\":{\"first_name\":\"x\"}}"),
        429,
        "too-many-attempts");
    assertProblem(bob.json("PUT", "fields/x", "{\"value\":1}"), 429, "too-many-attempts");
    assertThat(bob.api("GET", "profile").body()).contains("\"firstName\":\"Bob 29\"");
  }

  @Test
  void saysEveryFaultOfTheProfile() {
    var response =
        bob.json(
            "PATCH", "profile", "{\"userName\":\"a\",\"timeZone\":\"Mars\",\"firstName\":\"x\"}");

    assertProblem(response, 422, "input-rejected");
    assertFault(response, "userName", "field-too-short");
    assertFault(response, "timeZone", "field-unknown");
    assertThat(bob.api("GET", "profile").body()).contains("\"firstName\":\"\"");
  }

  @Test
  void registersWithAProfileAndSaysItsFaults() {
    var name = unique.substring(0, Math.min(20, unique.length()));
    var form =
        "{\"email\":\"%s\",\"password\":\"%s\",\"userName\":\"%s\",\"firstName\":\"Cleo\",\"locale\":null}";
    var cleo = Emails.fresh();

    var registered =
        Visitor.at(host).json("registrations", form.formatted(cleo, Kit.PASSWORD, name));
    var again =
        Visitor.at(host).json("registrations", form.formatted(Emails.fresh(), Kit.PASSWORD, name));
    var wrong =
        Visitor.at(host).json("registrations", form.formatted(Emails.fresh(), Kit.PASSWORD, "@"));

    assertThat(registered.statusCode()).as(registered.body()).isEqualTo(202);
    assertProblem(again, 422, "input-rejected");
    assertFault(again, "userName", "field-taken");
    assertFault(wrong, "userName", "field-too-short");
    assertThat(Visitor.at(host).signedInByToken(cleo).api("GET", "profile").body())
        .contains("\"userName\":\"" + name + "\"", "\"firstName\":\"Cleo\"");
  }

  @Test
  void checksARegistrationWithoutStoringIt() {
    var form = "{\"email\":\"%s\",\"password\":\"%s\",\"timeZone\":\"%s\"}";
    var cleo = Emails.fresh();

    var good =
        Visitor.at(host).json("registrations/checks", form.formatted(cleo, Kit.PASSWORD, "UTC"));
    var taken =
        Visitor.at(host).json("registrations/checks", form.formatted(email, Kit.PASSWORD, "UTC"));
    var bad = Visitor.at(host).json("registrations/checks", form.formatted("x", "short", "Mars"));

    assertThat(good.body()).isEqualTo("{\"status\":\"acceptable\"}").isEqualTo(taken.body());
    assertFault(bad, "email", "email-malformed");
    assertFault(bad, "password", "password-too-short");
    assertFault(bad, "timeZone", "field-unknown");
    assertProblem(
        owner.json("users/by-email", "{\"email\":\"%s\"}".formatted(cleo)), 404, "unknown-user");
  }

  @Test
  void changesFieldsOfTheProfileAndCustomOnesTogether() {
    define(unique, "\"type\":\"number\",\"least\":1.5,\"initial\":2");

    var before = bob.api("GET", "fields");
    var changed = fields("\"first_name\":\"Bob\",\"%s\":57.10".formatted(unique));
    var refused = fields("\"first_name\":\"Ben\",\"%s\":1".formatted(unique));
    var cleared = fields("\"first_name\":null,\"%s\":null".formatted(unique));

    assertThat(before.body()).contains("\"%s\":2".formatted(unique));
    assertThat(changed.body()).contains("\"first_name\":\"Bob\"", "\"%s\":57.1".formatted(unique));
    assertProblem(refused, 422, "input-rejected");
    assertFault(refused, unique, "field-too-small");
    assertThat(cleared.body()).contains("\"%s\":2".formatted(unique)).doesNotContain("first_name");
  }

  @Test
  void setsAndClearsOneField() {
    define(unique, "\"type\":\"checkbox\",\"options\":[\"red\",\"blue\"]");

    var set = bob.json("PUT", "fields/" + unique, "{\"value\":[\"red\"]}");

    assertThat(set.body()).isEqualTo("{\"status\":\"changed\"}");
    assertThat(bob.api("GET", "fields").body()).contains("\"%s\":[\"red\"]".formatted(unique));
    assertFault(
        bob.json("PUT", "fields/" + unique, "{\"value\":[\"green\"]}"), unique, "field-unknown");
    assertThat(bob.json("PUT", "fields/" + unique, "{\"value\":null}").body()).contains("changed");
    assertThat(bob.api("DELETE", "fields/" + unique).body()).contains("unchanged");
    assertFault(bob.api("DELETE", "fields/nothing-here"), "nothing-here", "field-unknown");
  }

  @Test
  void showsDefinitionsOfWhatTheUserSees() {
    define(unique, "\"type\":\"text\",\"editedByUser\":false,\"pattern\":\"[a-z]+\"");
    define(unique + "-admin", "\"type\":\"text\",\"seenByUser\":false");

    var definitions = bob.api("GET", "field-definitions").body();

    assertThat(definitions)
        .contains("\"key\":\"%s\"".formatted(unique), "\"editable\":false", "\"[a-z]+\"")
        .doesNotContain(unique + "-admin");
    assertFault(
        bob.json("PUT", "fields/" + unique, "{\"value\":\"x\"}"), unique, "field-forbidden");
    assertFault(fields("\"%s-admin\":\"x\"".formatted(unique)), unique + "-admin", "field-unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email",
        "emailCanonical",
        "password",
        "password_hash",
        "roles",
        "active",
        "confirmed_at",
        "id",
        "user_id",
        "credential_version",
        "custom_fields",
        "registration_ip",
        "totp_secret"
      })
  void reachesNothingPrivilegedByAnyWrite(String name) {
    var sneaked = "{\"%s\":\"Owner\"}".formatted(name);
    var bobs = "users/" + people.id(email) + "/fields";

    assertProblem(bob.json("PATCH", "profile", sneaked), 400, "malformed-request");
    assertFault(fields("\"%s\":\"Owner\"".formatted(name)), name, "field-forbidden");
    assertFault(owner.json("PATCH", bobs, "{\"fields\":" + sneaked + "}"), name, "field-forbidden");
    assertProblem(owner.json("PATCH", bobs, sneaked), 400, "malformed-request");
    assertFault(
        owner.json("PUT", "custom-fields/" + unique, definition("\"label\":\"x\"," + extra(name))),
        name,
        "unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"fields\":{\"a\":1,\"a\":2}}",
        "{\"fields\":{\"a\":{\"b\":1,\"b\":2}}}",
        "{\"fields\":[]}",
        "{\"fields\":null}",
        "{\"fields\":{\"\\ud800\":1}}",
        "{\"fields\":{}}]",
        "{\"\\ud800\":1}",
        "{\"fields\":{},\"fields\":{}}"
      })
  void readsFieldsStrictly(String body) {
    assertProblem(bob.json("PATCH", "fields", body), 400, "malformed-request");
  }

  @Test
  void refusesHalfACharacterAndTooManyFields() {
    define(unique, "\"type\":\"text\"");
    var many = new StringBuilder("\"a0\":1");
    for (int i = 1; i < 106; i++) {
      many.append(",\"a").append(i).append("\":1");
    }

    assertFault(fields("\"%s\":\"\\ud800\"".formatted(unique)), unique, "field-malformed");
    assertFault(fields(many.toString()), "fields", "too-long");
  }

  private void define(String key, String members) {
    var body = "{\"key\":\"%s\",\"label\":\"A field\",%s}".formatted(key, members);
    var response = owner.json("custom-fields", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  private HttpResponse<String> fields(String members) {
    return bob.json("PATCH", "fields", "{\"fields\":{" + members + "}}");
  }

  private static String definition(String members) {
    return "{\"type\":\"text\"," + members + "}";
  }

  private static String extra(String name) {
    return "\"%s\":\"Owner\"".formatted(name);
  }
}
