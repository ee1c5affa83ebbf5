package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.password.Password;
import dev.gatehouse.spring.api.Audience;
import dev.gatehouse.spring.api.EndpointTable;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.PageRoutes;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to sign in for a user with a second factor, and every door: none opens without it. */
class HalfSignedInTest {
  private static final String NOBODY_HAS_IT = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String BOSS = "boss@example.org";
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]{43})\"");

  private static Host host;

  @BeforeAll
  static void start() {
    host = Clocked.start("gatehouse.password-change.by-administrators=true");
    Member.confirmed(host, BOSS);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @EnumSource
  void opensNothing(Way way) {
    var ada = Member.of(host);
    var visitor = Visitor.at(host);

    var token = way.come(ada, visitor);

    assertThat(visitor.cookies().keySet()).isSubsetOf("gatehouse-csrf", "gatehouse-challenge");
    assertEveryDoorShut(visitor, way + " by cookies");
    visitor.cookies().put("gatehouse-session", token);
    visitor.cookies().put("gatehouse-device", token);
    visitor.cookies().put("gatehouse-trust", token);
    assertEveryDoorShut(visitor, way + " by the token as a session's cookie");
    visitor.cookies().clear();
    visitor.with("Authorization", "Bearer " + token);
    assertEveryDoorShut(visitor, way + " by the token as a bearer's");
    visitor.without("Authorization");
    var again = ada.credentials() + ",\"trustToken\":\"%s\"}".formatted(token);
    assertThat(visitor.json("sessions", again).statusCode()).isNotEqualTo(201);
    assertThat(host.gatehouse().sessions().list(ada.user().id())).isEmpty();
  }

  private static void assertEveryDoorShut(Visitor visitor, String as) {
    var doors = 0;
    for (var endpoint : host.bean(EndpointTable.class).endpoints()) {
      if (endpoint.audience() != Audience.ANYBODY) {
        var path = endpoint.path().replaceAll("\\{\\w+\\}", NOBODY_HAS_IT);
        var method = endpoint.method().name();
        var status = visitor.with("X-CSRF-Token", "x").json(method, path, "{}").statusCode();
        // by a cookie the forged token comes first
        assertThat(status).as(as + ' ' + method + ' ' + path).isIn(401, 403);
        doors++;
      }
    }
    assertThat(doors).isGreaterThan(25);
    for (var page : new String[] {"", "/password", "/second-factor", "/admin", "/admin/users"}) {
      assertThat(visitor.get("/account" + page).statusCode()).as(as + ' ' + page).isEqualTo(303);
    }
    for (var page : PageRoutes.of(host)) {
      var shown = visitor.get(page.replaceAll("\\{\\w+\\}", NOBODY_HAS_IT));
      // what every page has that is shown to somebody
      assertThat(shown.body()).as(as + ' ' + page).doesNotContain("data-standing");
    }
    assertThat(visitor.get("/notes").statusCode()).as(as).isEqualTo(401);
  }

  /** A way to sign in, as far as it goes without the second factor. */
  enum Way {
    PAGE {
      @Override
      String come(Member ada, Visitor visitor) {
        return byPage(visitor, ada.email(), Kit.PASSWORD);
      }
    },
    JSON_BEARER {
      @Override
      String come(Member ada, Visitor visitor) {
        return token(visitor.json("sessions", ada.credentials() + "}").body());
      }
    },
    JSON_COOKIE {
      @Override
      String come(Member ada, Visitor visitor) {
        var body = ada.credentials() + ",\"transport\":\"cookie\",\"remember\":true}";
        return token(visitor.json("sessions", body).body());
      }
    },
    MAGIC_LINK_PAGE {
      @Override
      String come(Member ada, Visitor visitor) {
        visitor.submit("/account/magic-link/request", "email", ada.email());
        var link = host.mailedToken("magic-link", ada.email());
        var csrf = visitor.csrf("/account/magic-link?token=" + link);
        visitor.post("/account/magic-link", csrf, "token", link, "remember", "yes");
        return String.valueOf(visitor.cookies().get("gatehouse-challenge"));
      }
    },
    MAGIC_LINK_JSON {
      @Override
      String come(Member ada, Visitor visitor) {
        visitor.json("magic-links", "{\"email\":\"%s\"}".formatted(ada.email()));
        var link = host.mailedToken("magic-link", ada.email());
        var redemption = "{\"token\":\"%s\",\"transport\":\"cookie\"}".formatted(link);
        return token(visitor.json("magic-links/redemptions", redemption).body());
      }
    },
    AFTER_A_RESET {
      @Override
      String come(Member ada, Visitor visitor) {
        var fresh = "seven quiet herons at noon";
        visitor.submit("/account/forgot", "email", ada.email());
        reset(visitor, host.mailedToken("reset-password", ada.email()), fresh);
        return byPage(visitor, ada.email(), fresh);
      }
    },
    AFTER_AN_ASSIGNED_PASSWORD {
      @Override
      String come(Member ada, Visitor visitor) {
        var assigned = Password.of("a heron on the frozen lake");
        var client = new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "Test/1.0");
        var boss = new Actor(Member.user(host, BOSS).id(), client);
        host.gatehouse().administration().passwords().assign(boss, ada.user().id(), assigned);
        var body = ada.credentials().replace(Kit.PASSWORD, "a heron on the frozen lake") + "}";
        reset(visitor, token(visitor.json("sessions", body).body()), "nine slow barges east");
        return byPage(visitor, ada.email(), "nine slow barges east");
      }
    };

    abstract String come(Member ada, Visitor visitor);

    static void reset(Visitor visitor, String token, String password) {
      var redemption = "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, password);
      assertThat(visitor.json("password-resets/redemptions", redemption).statusCode())
          .isEqualTo(200);
    }

    static String byPage(Visitor visitor, String email, String password) {
      visitor.submit("/account/sign-in", "email", email, "password", password, "remember", "yes");
      return String.valueOf(visitor.cookies().get("gatehouse-challenge"));
    }

    static String token(String body) {
      var matcher = TOKEN.matcher(body);
      assertThat(matcher.find()).as(body).isTrue();
      return matcher.group(1);
    }
  }
}
