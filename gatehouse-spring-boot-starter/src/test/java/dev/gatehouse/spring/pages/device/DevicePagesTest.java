package dev.gatehouse.spring.pages.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DevicePagesTest {
  private static final String DEVICES = "/account/devices";
  private static final String ANDROID =
      "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0";

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
  void showWhereTheUserHasSignedIn() {
    var email = Emails.fresh();
    var visitor = Visitor.at(host).registered(email).signedIn(email);
    Visitor.at(host).with("User-Agent", ANDROID).signedIn(email);

    assertThat(visitor.get(DEVICES).body())
        .contains("Visitor/1.0", "Chrome on Android", "first used")
        .contains("While the second factor is off, no device needs to be trusted.")
        .doesNotContain("Revoke", "??");
  }

  @Test
  void trustNoneAnyMoreAtOnce() {
    var ada = Member.of(host);
    var phone = trusting(ada);
    var laptop = trusting(ada);
    var stranger = Emails.fresh();
    var other = Visitor.at(host).registered(stranger).signedIn(stranger);
    var id = Pattern.compile("devices/([0-9a-f-]{36})").matcher(phone.get(DEVICES).body());
    assertThat(id.find()).isTrue();

    var foreign = other.post(DEVICES + "/" + id.group(1), other.csrf(DEVICES));
    assertThat(foreign.statusCode()).isEqualTo(303);
    assertThat(other.post(DEVICES + "/nonsense", other.csrf(DEVICES)).statusCode()).isEqualTo(303);
    assertThat(phone.get(DEVICES).body()).contains("Revoke all", "trusted until");
    assertThat(phone.post(DEVICES, phone.csrf(DEVICES)).statusCode()).isEqualTo(303);

    assertThat(laptop.get(DEVICES).body())
        .contains("No device is trusted")
        .doesNotContain("Revoke");
  }

  private static Visitor trusting(Member ada) {
    var visitor = Visitor.at(host);
    visitor.submit("/account/sign-in", "email", ada.email(), "password", Kit.PASSWORD);
    var csrf = visitor.csrf("/account/sign-in/code");
    visitor.post("/account/sign-in/code", csrf, "code", ada.nextCode(), "trust", "yes");
    return visitor;
  }
}
