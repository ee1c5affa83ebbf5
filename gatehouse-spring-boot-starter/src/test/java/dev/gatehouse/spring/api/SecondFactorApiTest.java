package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Authenticator;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The second factor by JSON: set up, asked for, spared, renewed and switched off. */
class SecondFactorApiTest {
  private static final String PRESENT = "\"presentPassword\":\"" + Kit.PASSWORD + "\"";
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");

  private static Host host;

  @BeforeAll
  static void start() {
    host = Clocked.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void isSetUpByThePasswordAndTheFirstCode() {
    var email = Emails.fresh();
    Member.confirmed(host, email);
    var other = Visitor.at(host).signedInByToken(email);
    var program = Visitor.at(host).signedInByToken(email);

    var begun = program.json("second-factor/setups", "{" + PRESENT + "}");
    var secret = Visitor.member(begun.body(), "secret");
    assertThat(begun.statusCode()).isEqualTo(201);
    assertThat(Visitor.member(begun.body(), "readableSecret").replace(" ", "")).isEqualTo(secret);
    assertThat(Visitor.member(begun.body(), "uri")).contains("secret=" + secret);
    assertThat(begun.body()).contains("<svg");
    assertThat(program.api("GET", "second-factor").body())
        .contains("\"on\":false", "setupExpiresAt")
        .doesNotContain(secret, Visitor.member(begun.body(), "id"));

    var phone = Authenticator.of(secret, host.bean(MovableClock.class));
    var setup = "{\"setup\":\"" + Visitor.member(begun.body(), "id") + "\",\"code\":\"";
    assertProblem(program.json("PUT", "second-factor", setup + "000000\"}"), 403, "code-wrong");
    var on = program.json("PUT", "second-factor", setup + phone.code() + "\"}");
    assertThat(on.statusCode()).isEqualTo(200);
    assertThat(CODE.matcher(on.body()).results()).hasSize(10);
    assertThat(on.headers().firstValue("Cache-Control")).contains("no-store");
    assertProblem(program.api("GET", "session"), 401, "sign-in-required");
    assertProblem(other.api("GET", "session"), 401, "sign-in-required");

    program.with("Authorization", "Bearer " + Visitor.member(on.body(), "token"));
    assertThat(program.api("GET", "second-factor").body())
        .contains("\"on\":true", "\"recoveryCodesLeft\":10", "since")
        .doesNotContain("setupExpiresAt");
    assertProblem(
        program.json("PUT", "second-factor", setup + phone.code() + "\"}"), 410, "setup-over");
    assertProblem(
        program.json("second-factor/setups", "{" + PRESENT + "}"), 409, "second-factor-on");
  }

  @Test
  void isSetUpByNobodyWithoutThePasswordOrAConfirmedAddress() {
    Visitor.at(host).registered("the-first@example.org");
    var email = Emails.fresh();
    var program = Visitor.at(host).registered(email).signedInByToken(email);

    assertProblem(
        program.json("second-factor/setups", "{" + PRESENT.replace("otters", "x") + "}"),
        403,
        "present-password-wrong");
    assertProblem(
        program.json("second-factor/setups", "{" + PRESENT + "}"), 403, "email-unconfirmed");
    var disable = "{" + PRESENT + ",\"code\":\"123456\"}";
    assertProblem(program.json("DELETE", "second-factor", disable), 409, "second-factor-off");
    var nonsense = "{\"setup\":\"nonsense\",\"code\":\"123456\"}";
    assertProblem(program.json("PUT", "second-factor", nonsense), 410, "setup-over");
  }

  @Test
  void isAskedForAndPassedOnce() {
    var ada = Member.of(host);
    var program = Visitor.at(host);

    var pending = program.json("sessions", ada.credentials() + "}");
    assertThat(pending.statusCode()).isEqualTo(202);
    assertThat(pending.body()).contains("second-factor").doesNotContain("deviceToken");
    var step = "{\"token\":\"%s\"".formatted(Visitor.member(pending.body(), "token"));
    assertProblem(second(program, step + ",\"code\":\"000000\"}"), 403, "code-wrong");
    assertProblem(second(program, step + "}"), 400, "malformed-request");
    assertProblem(
        second(program, step + ",\"code\":\"1\",\"recoveryCode\":\"2\"}"),
        400,
        "malformed-request");

    var in = second(program, step + ",\"code\":\"" + ada.phone().code() + "\"}");
    assertThat(in.statusCode()).isEqualTo(201);
    assertThat(in.body()).contains("deviceToken").doesNotContain("trustToken");
    program.with("Authorization", "Bearer " + Visitor.member(in.body(), "token"));
    assertThat(program.api("GET", "session").statusCode()).isEqualTo(200);
    assertProblem(
        second(Visitor.at(host), step + ",\"code\":\"" + ada.nextCode() + "\"}"),
        401,
        "challenge-over");
    assertProblem(
        second(Visitor.at(host), "{\"token\":\"nonsense\",\"code\":\"123456\"}"),
        401,
        "challenge-over");
  }

  @Test
  void isGivenUpByItsToken() {
    var ada = Member.of(host);
    var program = Visitor.at(host);
    var step = step(program, ada);

    var cancelled = program.json("DELETE", "sessions/second-factor", step + "}");

    assertThat(cancelled.statusCode()).isEqualTo(204);
    var code = step + ",\"code\":\"" + ada.phone().code() + "\"}";
    assertProblem(second(program, code), 401, "challenge-over");
  }

  @Test
  void isOverAfterFiveMinutes() {
    var ada = Member.of(host);
    var program = Visitor.at(host);
    var step = step(program, ada);

    host.bean(MovableClock.class).move(Duration.ofMinutes(5));

    var code = step + ",\"code\":\"" + ada.phone().code() + "\"}";
    assertProblem(second(program, code), 401, "challenge-over");
  }

  @Test
  void isThrottledAfterFiveWrongCodes() {
    var ada = Member.of(host);
    var program = Visitor.at(host);
    var step = step(program, ada);
    for (int i = 0; i < 5; i++) {
      assertProblem(second(program, step + ",\"code\":\"000000\"}"), 403, "code-wrong");
    }

    var sixth = second(program, step + ",\"code\":\"" + ada.phone().code() + "\"}");

    assertProblem(sixth, 429, "too-many-attempts");
    assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void isPassedByARecoveryCodeOnce() {
    var ada = Member.of(host);
    var code = ",\"recoveryCode\":\"" + ada.codes().getFirst().reveal() + "\"}";
    var program = Visitor.at(host);

    var in = second(program, step(program, ada) + code);
    var again = second(program, step(program, ada) + code);

    assertThat(in.statusCode()).isEqualTo(201);
    assertThat(in.body()).contains("\"recoveryCodesLeft\":9");
    assertProblem(again, 403, "code-wrong");
  }

  @Test
  void isSparedATrustedDeviceUntilItIsRevoked() {
    var ada = Member.of(host);
    var program = Visitor.at(host);
    var code = ",\"trust\":true,\"code\":\"";
    var in = second(program, step(program, ada) + code + ada.phone().code() + "\"}");
    var trusted =
        ada.credentials()
            + ",\"trustToken\":\"%s\"}".formatted(Visitor.member(in.body(), "trustToken"));

    var spared = program.json("sessions", trusted);
    assertThat(spared.statusCode()).isEqualTo(201);
    program.with("Authorization", "Bearer " + Visitor.member(spared.body(), "token"));
    var id = Visitor.member(program.api("GET", "trusted-devices").body(), "id");
    var stranger = Member.of(host);
    assertProblem(signedIn(stranger).api("DELETE", "trusted-devices/" + id), 404, "not-found");
    assertThat(program.api("DELETE", "trusted-devices/" + id).statusCode()).isEqualTo(204);
    assertProblem(program.api("DELETE", "trusted-devices/" + id), 404, "not-found");

    assertThat(Visitor.at(host).json("sessions", trusted).statusCode()).isEqualTo(202);
    assertThat(program.api("DELETE", "trusted-devices").body()).isEqualTo("{\"revoked\":0}");
  }

  @Test
  void isRenewedAndSwitchedOffByPasswordAndCode() {
    var ada = Member.of(host);
    var program = signedIn(ada);
    var act = "{" + PRESENT + ",\"code\":\"";
    assertProblem(program.json("DELETE", "second-factor", act + "000000\"}"), 403, "code-wrong");

    var renewed = program.json("second-factor/recovery-codes", act + ada.nextCode() + "\"}");
    assertThat(CODE.matcher(renewed.body()).results()).hasSize(10);
    assertThat(renewed.body()).doesNotContain(ada.codes().getFirst().reveal());
    program.with("Authorization", "Bearer " + Visitor.member(renewed.body(), "token"));

    var fresh = CODE.matcher(renewed.body());
    assertThat(fresh.find()).isTrue();
    var off =
        program.json(
            "DELETE",
            "second-factor",
            "{" + PRESENT + ",\"recoveryCode\":\"" + fresh.group() + "\"}");
    assertThat(off.body()).contains("second-factor-off", "\"recoveryCodes\":[]");
    assertThat(Visitor.at(host).json("sessions", ada.credentials() + "}").statusCode())
        .isEqualTo(201);
  }

  @Test
  void isAskedForAnotherPassword() {
    var ada = Member.of(host);
    var program = signedIn(ada);
    var act = "{" + PRESENT + ",\"newPassword\":\"a heron on the frozen lake\"";

    assertProblem(program.json("PUT", "password", act + "}"), 403, "code-needed");
    var wrong = program.json("PUT", "password", act + ",\"code\":\"000000\"}");
    assertProblem(wrong, 403, "code-wrong");
    var code = ada.codes().getLast().reveal();
    var changed = program.json("PUT", "password", act + ",\"recoveryCode\":\"" + code + "\"}");
    assertThat(changed.statusCode()).isEqualTo(200);
  }

  private static Visitor signedIn(Member member) {
    var program = Visitor.at(host);
    var in = second(program, step(program, member) + ",\"code\":\"" + member.nextCode() + "\"}");
    return program.with("Authorization", "Bearer " + Visitor.member(in.body(), "token"));
  }

  private static String step(Visitor visitor, Member member) {
    var pending = visitor.json("sessions", member.credentials() + "}");
    return "{\"token\":\"%s\"".formatted(Visitor.member(pending.body(), "token"));
  }

  private static HttpResponse<String> second(Visitor visitor, String body) {
    return visitor.json("sessions/second-factor", body);
  }

  private static void assertProblem(HttpResponse<String> response, int status, String name) {
    assertThat(response.body()).contains("\"urn:gatehouse:problem:" + name + "\"");
    assertThat(response.statusCode()).isEqualTo(status);
  }
}
