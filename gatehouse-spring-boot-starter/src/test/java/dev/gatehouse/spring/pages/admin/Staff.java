package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.User;
import java.net.http.HttpResponse;

/** Users of every rank at the host of these tests, signed in by the pages. */
final class Staff {
  static final String ADMIN = "/account/admin";
  static final String USERS = ADMIN + "/users";
  static final String BOSS = "boss@example.org";

  private Staff() {}

  /** Started when it is first asked for; the virtual machine stops it at its end. */
  private static final class Running {
    private static final Host HOST = start();

    private static Host start() {
      var host =
          Host.start(TestDatabase.SQLITE, "gatehouse.password-change.by-administrators=true");
      Member.confirmed(host, BOSS);
      return host;
    }
  }

  static Host host() {
    return Running.HOST;
  }

  static Actor boss() {
    return Member.actor(host(), BOSS);
  }

  static Visitor owner() {
    host();
    return Visitor.at(host()).signedIn(BOSS);
  }

  static Visitor admin() {
    return Visitor.at(host()).signedIn(adminUser().email().typed());
  }

  static User adminUser() {
    var user = user();
    host().gatehouse().administration().grants().promote(boss(), user.id());
    return user;
  }

  static User user() {
    return user(Emails.fresh());
  }

  static User user(String email) {
    host();
    Visitor.at(host()).registered(email);
    return Member.user(host(), email);
  }

  static User now(User user) {
    return host().gatehouse().users().get(user.id()).orElseThrow();
  }

  static String page(User user) {
    return USERS + "/" + user.id();
  }

  static void assertDone(HttpResponse<String> response, String path, String done) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(path + "?done=" + done);
  }
}
