package dev.gatehouse.spring.pages.secondfactor;

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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SecondFactorPagesTest {
  private static final Pattern SECRET = Pattern.compile(">([A-Z2-7]{4}( [A-Z2-7]{4}){7})<");
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}<");
  private static final String DEVICES = "/account/devices";
  private static final String STATE = "/account/second-factor";

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
  void keepWhereTheUserWantedToGo() {
    var ada = Member.of(host);
    var browser = Visitor.at(host);
    signIn(browser, ada, "/notes?a=1%262");
    var step = "/account/sign-in/code?to=%2Fnotes%3Fa%3D1%25262";

    var page = browser.get(step);
    assertThat(page.body())
        .contains("inputmode=\"numeric\"", "autocomplete=\"one-time-code\"")
        .contains("/account/sign-in/recovery?to=/notes?a%3D1%25262")
        .doesNotContain("??");
    var wrong = submit(browser, step, "code", "000000", "to", "/notes?a=1%262");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"/notes?a=1%262\"", "That code is wrong");

    var recovery = step.replace("/code", "/recovery");
    assertThat(browser.get(recovery).body()).contains("value=\"/notes?a=1%262\"");
    var code = ada.codes().getFirst().reveal();
    var in = submit(browser, recovery, "code", code, "to", "/notes?a=1%262");
    assertLeadsTo(in, "/notes?a=1%262");
    assertThat(browser.cookies())
        .containsKeys("gatehouse-session", "gatehouse-device")
        .doesNotContainKey("gatehouse-challenge");
  }

  @Test
  void leadBackWhenTheFirstFactorIsOver() {
    var ada = Member.of(host);
    var browser = Visitor.at(host);
    signIn(browser, ada, "/notes");
    var csrf = browser.csrf("/account/sign-in/code");
    var challenge = String.valueOf(browser.cookies().get("gatehouse-challenge"));

    var cancelled = browser.post("/account/sign-in/cancel", csrf, "to", "/notes");

    assertLeadsTo(cancelled, "/account/sign-in?to=%2Fnotes");
    assertThat(browser.cookies()).doesNotContainKey("gatehouse-challenge");
    browser.cookies().put("gatehouse-challenge", challenge);
    assertLeadsTo(browser.get("/account/sign-in/code"), "/account/sign-in?over");
    var late =
        browser.post(
            "/account/sign-in/code", browser.csrf("/account/sign-in"), "code", ada.phone().code());
    assertLeadsTo(late, "/account/sign-in?over");
    assertLeadsTo(Visitor.at(host).get("/account/sign-in/recovery"), "/account/sign-in?over");
  }

  @Test
  void sayWhenToTryAgain() {
    var ada = Member.of(host);
    var browser = Visitor.at(host);
    signIn(browser, ada, "/");
    for (int i = 0; i < 5; i++) {
      submit(browser, "/account/sign-in/code", "code", "000000");
    }

    var sixth = submit(browser, "/account/sign-in/code", "code", ada.phone().code());

    assertThat(sixth.statusCode()).isEqualTo(429);
    assertThat(sixth.body()).contains("Try again in ");
    assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void setItUpAndShowTheCodesUntilTheyAreNotedDown() {
    var email = Emails.fresh();
    Member.confirmed(host, email);
    var browser = Visitor.at(host).signedIn(email);
    var begun = submit(browser, STATE + "/setup", "present", Kit.PASSWORD);
    var scan = begun.headers().firstValue("Location").orElseThrow();
    var secret = SECRET.matcher(browser.get(scan).body());
    assertThat(secret.find()).isTrue();
    assertThat(browser.get(STATE + "/setup").body()).doesNotContain(secret.group(1));
    var other = Visitor.at(host).signedIn(email);
    assertThat(other.get(STATE).body()).doesNotContain(secret.group(1));
    var clock = host.bean(MovableClock.class);
    var phone = Authenticator.of(secret.group(1).replace(" ", ""), clock);
    var id = scan.substring(scan.indexOf('=') + 1);

    var csrf = browser.csrf(scan);
    var wrong = browser.post(STATE + "/enable", csrf, "id", id, "code", "000000");
    assertThat(wrong.body()).contains(secret.group(1), "That code is wrong");
    var on = browser.post(STATE + "/enable", csrf, "id", id, "code", phone.code());
    var codes = on.headers().firstValue("Location").orElseThrow();
    var first = browser.get(codes);
    assertThat(CODE.matcher(first.body()).results()).hasSize(10);
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(browser.get(codes).body()).contains(code(first));

    var key = String.valueOf(browser.cookies().get("gatehouse-once"));
    assertLeadsTo(submit(browser, codes, STATE + "/codes"), STATE);
    assertLeadsTo(browser.get(codes), STATE);
    var stranger = Visitor.at(host).registered("s" + email).signedIn("s" + email);
    stranger.cookies().put("gatehouse-once", key);
    assertLeadsTo(stranger.get(codes), STATE);
    assertThat(other.get(STATE).statusCode()).isEqualTo(303);
  }

  @Test
  void trustADeviceUntilItIsRevoked() {
    var ada = Member.of(host);
    var browser = Visitor.at(host);
    signIn(browser, ada, "/");
    submit(browser, "/account/sign-in/code", "code", ada.phone().code(), "trust", "yes");
    browser.submit("/account/sign-out");
    assertLeadsTo(signIn(browser, ada, "/notes"), "/notes");

    assertThat(browser.get(DEVICES).body()).contains("10.1.", "Revoke").doesNotContain("??");
    var id = Pattern.compile("devices/([0-9a-f-]{36})").matcher(browser.get(DEVICES).body());
    assertThat(id.find()).isTrue();
    var csrf = browser.csrf(STATE);
    assertLeadsTo(browser.post(DEVICES + "/" + id.group(1), csrf), DEVICES);
    assertLeadsTo(browser.post(DEVICES + "/" + id.group(1), csrf), DEVICES);
    assertLeadsTo(browser.post(DEVICES, csrf), DEVICES);
    browser.submit("/account/sign-out");
    assertLeadsTo(signIn(browser, ada, "/notes"), "/account/sign-in/code?to=%2Fnotes");
  }

  @Test
  void renewTheCodesAndSwitchItOff() {
    var ada = Member.of(host);
    var browser = Visitor.at(host);
    signIn(browser, ada, "/");
    submit(browser, "/account/sign-in/code", "code", ada.phone().code());
    var renewal = STATE + "/renewal";

    var wrong = submit(browser, renewal, "present", "wrong", "code", ada.nextCode());
    assertThat(wrong.body()).contains("That is not your present password").doesNotContain("??");
    var fresh = submit(browser, renewal, "present", Kit.PASSWORD, "code", ada.phone().code());
    var codes = browser.get(fresh.headers().firstValue("Location").orElseThrow());
    assertThat(codes.body()).doesNotContain(ada.codes().getFirst().reveal());

    var removal = STATE + "/removal";
    assertLeadsTo(
        submit(browser, removal, "present", Kit.PASSWORD, "code", code(codes)), STATE + "?removed");
    assertThat(browser.get(STATE + "?removed").body()).contains("is off").doesNotContain("??");
    assertLeadsTo(browser.get(removal), STATE);
    assertLeadsTo(signIn(Visitor.at(host), ada, "/notes"), "/notes");
  }

  @Test
  void wantACodeForAnotherPassword() {
    var ada = Member.of(host);
    var browser = Visitor.at(host);
    signIn(browser, ada, "/");
    submit(browser, "/account/sign-in/code", "code", ada.phone().code());
    var page = "/account/password";
    var form =
        new String[] {"present", Kit.PASSWORD, "password", "a heron on the lake", "code", ""};

    assertThat(browser.get(page).body()).contains("name=\"code\"").doesNotContain("??");
    var none = submit(browser, page, form);
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("href=\"#code\"").doesNotContain("??");
    form[5] = "000000";
    assertThat(submit(browser, page, form).body()).contains("That code is wrong");
    form[5] = ada.nextCode();
    assertLeadsTo(submit(browser, page, form), "/account?password-changed");
    var plain = Visitor.at(host).registered("p" + ada.email()).signedIn("p" + ada.email());
    assertThat(plain.get(page).body()).doesNotContain("name=\"code\"");
  }

  private static String code(HttpResponse<String> page) {
    var code = CODE.matcher(page.body());
    assertThat(code.find()).isTrue();
    return code.group().replace("<", "");
  }

  private static HttpResponse<String> signIn(Visitor browser, Member ada, String to) {
    return browser.submit(
        "/account/sign-in", "email", ada.email(), "password", Kit.PASSWORD, "to", to);
  }

  private static HttpResponse<String> submit(Visitor browser, String page, String... fields) {
    var path = page.contains("?") ? page.substring(0, page.indexOf('?')) : page;
    return fields.length == 1
        ? browser.post(fields[0], browser.csrf(page))
        : browser.post(path, browser.csrf(page), fields);
  }

  private static void assertLeadsTo(HttpResponse<String> response, String path) {
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path);
  }
}
