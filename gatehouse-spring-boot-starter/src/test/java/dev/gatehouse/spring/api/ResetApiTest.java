package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ResetApiTest {
  private static final String FRESH = "seven quiet herons at noon";

  private static final String[] ONE_AT_A_TIME = {
    "gatehouse.password.threads=1", "gatehouse.password.queue=1", "gatehouse.password.cost=12"
  };

  private final TestDatabase database;
  private final Host host;
  private final String email = Emails.fresh();

  ResetApiTest(TestDatabase database) {
    this.database = database;
    this.host = Host.shared(database);
  }

  @Test
  void setsAnotherPasswordAndEndsEverySession() {
    var program = Visitor.at(host).registered(email).signedInByToken(email);

    var asked = ask(email);
    var set = redeem(token(), FRESH);

    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(asked.body()).isEqualTo("{\"status\":\"accepted\"}");
    assertThat(set.statusCode()).isEqualTo(200);
    assertThat(set.body()).isEqualTo("{\"status\":\"password-set\"}");
    assertThat(set.headers().allValues("Set-Cookie")).isEmpty();
    assertProblem(program.api("GET", "session"), 401, "sign-in-required");
    assertProblem(signIn(Kit.PASSWORD), 401, "credentials-wrong");
    assertThat(signIn(FRESH).statusCode()).isEqualTo(201);
  }

  @Test
  void takesATokenOnce() {
    Visitor.at(host).registered(email);
    ask(email);
    redeem(token(), FRESH);

    assertProblem(redeem(token(), "nine slow barges east"), 410, "link-dead");
    assertProblem(redeem("nonsense", FRESH), 410, "link-dead");
    assertThat(signIn(FRESH).statusCode()).isEqualTo(201);
  }

  @Test
  void namesTheFaultAndKeepsTheLink() {
    Visitor.at(host).registered(email);
    ask(email);

    var weak = redeem(token(), "short");

    assertProblem(weak, 422, "input-rejected");
    assertThat(weak.body()).contains("{\"field\":\"password\",\"code\":\"password-too-short\"");
    assertThat(redeem(token(), FRESH).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWhatIsNoAddress() {
    var response = ask("nobody");

    assertProblem(response, 422, "input-rejected");
    assertThat(response.body()).contains("{\"field\":\"email\",\"code\":\"email-malformed\"");
  }

  @Test
  void refusesMembersThatAreMissingOrUnknown() {
    var visitor = Visitor.at(host);

    assertProblem(visitor.json("password-resets", "{}"), 400, "malformed-request");
    assertProblem(
        visitor.json("password-resets/redemptions", "{\"token\":\"x\",\"user\":\"y\"}"),
        400,
        "malformed-request");
  }

  @Test
  void saysWhenToAskAgain() {
    for (int i = 0; i < 3; i++) {
      assertThat(ask(email).statusCode()).isEqualTo(202);
    }

    var response = ask(email);

    assertProblem(response, 429, "too-many-attempts");
    assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(1L, 300L);
  }

  @Test
  void setsOnePasswordAndSaysThatItIsBusyWhenTooManyComeAtOnce() throws Exception {
    try (var small = Host.start(database, ONE_AT_A_TIME);
        var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
      Visitor.at(small).registered(email);
      Visitor.at(small).json("password-resets", "{\"email\":\"%s\"}".formatted(email));
      var body = redemption(small.mailedToken("reset-password", email), FRESH);
      Callable<HttpResponse<String>> redemption =
          () -> Visitor.at(small).json("password-resets/redemptions", body);

      var answers = visitors.invokeAll(Collections.nCopies(6, redemption));

      var results = answers.stream().map(Future::resultNow).toList();
      var busy = results.stream().filter(answer -> answer.statusCode() == 503).toList();
      assertThat(results).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
      assertThat(busy)
          .isNotEmpty()
          .allSatisfy(answer -> {
            assertProblem(answer, 503, "busy");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
          });
    }
  }

  @Test
  void isAskedForByPostAlone() {
    Visitor.at(host).registered(email);
    ask(email);
    var visitor = Visitor.at(host);

    assertProblem(visitor.api("GET", "password-resets"), 405, "method-not-allowed");
    assertProblem(
        visitor.api("GET", "password-resets/redemptions?token=" + token()),
        405,
        "method-not-allowed");
    assertThat(redeem(token(), FRESH).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ask(String address) {
    return Visitor.at(host).json("password-resets", "{\"email\":\"%s\"}".formatted(address));
  }

  private HttpResponse<String> redeem(String token, String password) {
    return Visitor.at(host).json("password-resets/redemptions", redemption(token, password));
  }

  private static String redemption(String token, String password) {
    return "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password);
  }

  private HttpResponse<String> signIn(String password) {
    return Visitor.at(host)
        .json("sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  private String token() {
    return host.mailedToken("reset-password", email);
  }

  private static void assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"type\":\"urn:gatehouse:problem:" + name + "\"", "\"status\":" + status);
  }
}
