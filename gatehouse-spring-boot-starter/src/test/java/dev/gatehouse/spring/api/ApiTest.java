package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.EmailAddress;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ApiTest {
  private final Host host;
  private final String email = Emails.fresh();

  ApiTest(TestDatabase database) {
    host = Host.shared(database);
  }

  @Test
  void registersSignsInAndSaysWhoItIs() {
    var visitor = Visitor.at(host).registered(email).signedInByToken(email);

    var me = visitor.api("GET", "session");

    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(Visitor.member(me.body(), "email")).isEqualTo(email);
    assertThat(me.body())
        .contains("\"userId\":\"" + id() + "\"")
        .contains("\"confirmed\":", "\"roles\":[\"", "\"sessionId\":\"");
  }

  @Test
  void confirmsAnAddressOnce() {
    Visitor.at(host).registered("first-" + email).registered(email);
    var token = confirmationToken();

    var body = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, Kit.PASSWORD);
    var first = Visitor.at(host).json("email-confirmations", body);
    var second = Visitor.at(host).json("email-confirmations", body);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).isEqualTo("{\"status\":\"confirmed\"}");
    assertProblem(second, 410, "link-dead");
  }

  @Test
  void namesEveryFaultOfARegistration() {
    var response =
        Visitor.at(host).json("registrations", "{\"email\":\"nobody\",\"password\":\"short\"}");

    assertProblem(response, 422, "input-rejected");
    assertThat(response.body())
        .contains("{\"field\":\"email\",\"code\":\"email-malformed\"")
        .contains("{\"field\":\"password\",\"code\":\"password-too-short\"");
  }

  @Test
  void refusesAGuessableOrEndlessPassword() {
    var visitor = Visitor.at(host);
    var guessable = "{\"email\":\"%s\",\"password\":\"password1\"}".formatted(email);
    var endless = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, "x7 ".repeat(900));

    assertThat(visitor.json("registrations", guessable).body()).contains("password-common");
    assertThat(visitor.json("registrations", endless).body()).contains("password-too-long");
    assertThat(EmailAddress.parse(email).flatMap(host.gatehouse().users()::byEmail)).isEmpty();
  }

  @Test
  void refusesALanguageThatIsNone() {
    var response =
        Visitor.at(host)
            .json(
                "registrations",
                "{\"email\":\"%s\",\"password\":\"%s\",\"language\":\"no_such thing\"}"
                    .formatted(email, Kit.PASSWORD));

    assertProblem(response, 422, "input-rejected");
    assertThat(response.body()).contains("language-malformed");
  }

  @Test
  void refusesAWrongPasswordAndAnUnknownAddressAlike() {
    Visitor.at(host).registered(email);
    var wrong = signIn(email, "not the password");
    var unknown = signIn("nobody-" + email, "not the password");
    var malformed = signIn("nobody", "not the password");

    assertProblem(wrong, 401, "credentials-wrong");
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(unknown.body()).isEqualTo(wrong.body()).isEqualTo(malformed.body());
  }

  @Test
  void saysWhenToTryAgainAfterTooManyFailures() {
    var visitor = Visitor.at(host).registered(email);
    for (int i = 0; i < 5; i++) {
      visitor.json("sessions", credentials("not the password"));
    }

    var response = visitor.json("sessions", credentials(Kit.PASSWORD));

    assertProblem(response, 429, "too-many-attempts");
    assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
  }

  @Test
  void replacesTheSessionThatIsPresented() {
    var visitor = Visitor.at(host).registered(email).signedInByToken(email);
    var before = visitor.api("GET", "session");
    var other = Visitor.at(host).signedInByToken(email);
    other.json("sessions", credentials(Kit.PASSWORD));

    assertThat(before.statusCode()).isEqualTo(200);
    assertThat(visitor.api("GET", "session").statusCode()).isEqualTo(200);
    assertProblem(other.api("GET", "session"), 401, "sign-in-required");
  }

  @Test
  void listsTheOwnSessionsAndMarksThisOne() {
    var one = Visitor.at(host).registered(email).signedInByToken(email);
    var two = Visitor.at(host).with("User-Agent", "Other/2.0").signedInByToken(email);

    var list = two.api("GET", "sessions").body();

    assertThat(list.split("\"current\":true", -1)).hasSize(2);
    assertThat(list.split("\"id\":", -1)).hasSize(3);
    assertThat(list).contains("\"userAgent\":\"Other/2.0\"", "\"userAgent\":\"Visitor/1.0\"");
    assertThat(one.api("GET", "session").statusCode()).isEqualTo(200);
  }

  @Test
  void endsOneOwnSessionAndNoForeignOne() {
    var ada = Visitor.at(host).registered(email).signedInByToken(email);
    var adasOther = Visitor.at(host).signedInByToken(email);
    var otherId = Visitor.member(adasOther.api("GET", "session").body(), "sessionId");
    var bob = Visitor.at(host).registered("bob-" + email).signedInByToken("bob-" + email);

    assertProblem(bob.api("DELETE", "sessions/" + otherId), 404, "not-found");
    assertProblem(ada.api("DELETE", "sessions/nonsense"), 404, "not-found");
    assertThat(adasOther.api("GET", "session").statusCode()).isEqualTo(200);

    assertThat(ada.api("DELETE", "sessions/" + otherId).statusCode()).isEqualTo(204);
    assertThat(adasOther.api("GET", "session").statusCode()).isEqualTo(401);
    assertProblem(ada.api("DELETE", "sessions/" + otherId), 404, "not-found");
  }

  @Test
  void endsTheCurrentSessionAndAllOthers() {
    var ada = Visitor.at(host).registered(email).signedInByToken(email);
    var second = Visitor.at(host).signedInByToken(email);
    var third = Visitor.at(host).signedInByToken(email);

    var others = ada.api("DELETE", "sessions/others");

    assertThat(others.body()).isEqualTo("{\"ended\":2}");
    assertThat(second.api("GET", "session").statusCode()).isEqualTo(401);
    assertThat(third.api("GET", "session").statusCode()).isEqualTo(401);
    assertThat(ada.api("DELETE", "sessions/current").statusCode()).isEqualTo(204);
    assertProblem(ada.api("GET", "session"), 401, "sign-in-required");
  }

  @Test
  void asksForASignIn() {
    var visitor = Visitor.at(host);

    assertProblem(visitor.api("GET", "session"), 401, "sign-in-required");
    assertProblem(visitor.api("GET", "sessions"), 401, "sign-in-required");
    assertProblem(visitor.api("DELETE", "sessions/others"), 401, "sign-in-required");
    assertProblem(visitor.api("DELETE", "sessions/current"), 401, "sign-in-required");
  }

  private HttpResponse<String> signIn(String address, String password) {
    return Visitor.at(host)
        .json("sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, password));
  }

  private String credentials(String password) {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
  }

  private String id() {
    return EmailAddress.parse(email)
        .flatMap(host.gatehouse().users()::byEmail)
        .orElseThrow()
        .id()
        .toString();
  }

  private String confirmationToken() {
    host.gatehouse().outbox().deliverDue();
    return host.mails().all().stream()
        .filter(mail -> mail.to().equals(email))
        .flatMap(mail -> mail.values().values().stream())
        .findFirst()
        .orElseThrow();
  }

  private static void assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"type\":\"urn:gatehouse:problem:" + name + "\"", "\"status\":" + status);
  }
}
