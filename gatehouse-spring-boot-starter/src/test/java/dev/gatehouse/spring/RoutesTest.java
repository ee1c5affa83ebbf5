package dev.gatehouse.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.RoleChange;
import dev.gatehouse.role.Role;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.PageRoutes;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every page and endpoint, asked for by everybody: the table is {@code routes.txt}. */
class RoutesTest {
  private static final String BOSS = "boss@example.org";
  private static final String SIGN_IN = "/account/sign-in";
  private static final String SETUP = "/account/second-factor/setup";
  private static final String NOBODY_HAS_IT = "01890a5d-ac96-774b-bcce-b302099a8057";

  private static Host host;
  private static Visitor owner;

  @BeforeAll
  static void start() {
    host =
        Clocked.start(
            "gatehouse.second-factor.required.roles=Guarded",
            "gatehouse.password-change.by-administrators=true");
    Member.confirmed(host, BOSS);
    host.gatehouse().administration().customRoles().create(boss(), new Role("Guarded"), "");
    owner = Who.OWNER.come();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  // a row that is missing, or that no route has any more, is told like one that says otherwise
  @Test
  void answerAsTheTableSays() {
    var callers = new EnumMap<Who, Caller>(Who.class);
    for (var who : Who.values()) {
      callers.put(who, new Caller(who));
    }

    var rows = new ArrayList<String>();
    routes()
        .forEach((path, at) -> {
          for (var method : methods(at)) {
            var row = new StringBuilder("%-6s %s".formatted(method, path));
            callers.values().forEach(caller -> row.append(' ').append(caller.ask(method, at)));
            rows.add(row.toString());
          }
        });

    assertThat(rows).map(RoutesTest::plain).containsExactlyInAnyOrderElementsOf(table());
  }

  @Test
  void showNothingBesidesTheSetUpToWhoOwesASecondFactor() {
    var page = Who.OWING.come().get(SETUP).body();

    assertThat(page).doesNotContain("/account/profile", "??");
  }

  @Test
  void haveAllTheirTexts() {
    for (var who : List.of(Who.NOBODY, Who.UNCONFIRMED, Who.OWNER)) {
      var visitor = who.come();
      routes().values().stream()
          .filter(path -> !path.contains("/sign-out"))
          .forEach(path -> assertThat(visitor.get(path).body()).as(path).doesNotContain("??"));
    }
  }

  private static List<String> table() {
    try (var file = RoutesTest.class.getResourceAsStream("/routes.txt")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(RoutesTest::plain)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String plain(String row) {
    return row.strip().replaceAll(" +", " ");
  }

  // as the table calls them, and where one of each is
  private static Map<String, String> routes() {
    var routes = new TreeMap<String, String>();
    for (var path : PageRoutes.everyOneOf(host)) {
      var at =
          path.replace("{key}", "nothing")
              .replaceAll("\\{\\w+}", NOBODY_HAS_IT)
              .replace("**", "nothing");
      routes.put(path.replaceAll("-[0-9a-f]{12}\\.", "-{hash}."), at);
    }
    return routes;
  }

  // as the route itself says; where nothing is served, by two of them
  private static Set<String> methods(String path) {
    var allowed = owner.send("OPTIONS", path, "", "");
    var methods =
        new TreeSet<>(
            List.of(allowed.headers().firstValue("Allow").orElse("GET, POST").split(", ")));
    methods.removeAll(Set.of("HEAD", "OPTIONS"));
    return methods;
  }

  private static Actor boss() {
    return Member.actor(host, BOSS);
  }

  /** Everybody there is, in the order of the columns. */
  private enum Who {
    NOBODY,
    HALF,
    ENDED,
    UNCONFIRMED,
    USER,
    OWING,
    ADMIN,
    OWNER;

    private boolean hasSomethingToLose() {
      return this != NOBODY && this != ENDED;
    }

    private Visitor come() {
      return switch (this) {
        case NOBODY -> Visitor.at(host);
        case HALF -> half();
        case ENDED -> ended();
        case UNCONFIRMED -> {
          var email = Emails.fresh();
          yield Visitor.at(host).registered(email).signedIn(email);
        }
        case USER -> Visitor.at(host).signedIn(holder());
        case OWING -> Visitor.at(host).signedIn(holder(Role.ADMIN, new Role("Guarded")));
        case ADMIN -> Visitor.at(host).signedIn(holder(Role.ADMIN));
        case OWNER -> Visitor.at(host).signedIn(holder(Role.OWNER));
      };
    }

    private static String holder(Role... roles) {
      var email = Emails.fresh();
      Member.confirmed(host, email);
      var user = Member.user(host, email).id();
      for (var role : roles) {
        var grants = host.gatehouse().administration().grants();
        var change =
            role.equals(Role.OWNER)
                ? grants.grantOwnership(boss(), user)
                : grants.grant(boss(), user, role);
        assertThat(change).isInstanceOf(RoleChange.Changed.class);
      }
      return email;
    }

    private static Visitor half() {
      var visitor = Visitor.at(host);
      var email = Member.of(host).email();
      visitor.submit(SIGN_IN, "email", email, "password", Kit.PASSWORD);
      assertThat(visitor.cookies()).containsKey("gatehouse-challenge");
      return visitor;
    }

    private static Visitor ended() {
      var email = holder(Role.ADMIN);
      var visitor = Visitor.at(host).signedIn(email);
      host.gatehouse().sessions().endAll(Member.user(host, email).id());
      return visitor;
    }
  }

  /** One of them, as new for each question. */
  private static final class Caller {
    private final Who who;
    private final Map<String, String> cookies = new TreeMap<>();
    private Visitor visitor = Visitor.at(host);
    private String csrf = "";

    private Caller(Who who) {
      this.who = who;
      comeAnew();
    }

    private void comeAnew() {
      visitor = who.come();
      var came = Map.copyOf(visitor.cookies());
      csrf = visitor.csrf("/account/confirm/again");
      cookies.clear();
      cookies.putAll(visitor.cookies());
      // asking for the page takes the cookie of a session that has ended
      cookies.putAll(came);
    }

    private String ask(String method, String path) {
      visitor.cookies().clear();
      visitor.cookies().putAll(cookies);
      var response = send(method, path);
      // what was done may have ended the session, or spent the challenge
      if (who.hasSomethingToLose() && !method.equals("GET") && response.statusCode() < 400) {
        comeAnew();
      }
      return answer(response);
    }

    private HttpResponse<String> send(String method, String path) {
      if (!path.contains("/api/")) {
        return method.equals("POST")
            ? visitor.post(path, csrf)
            : visitor.send(method, path, "", "");
      }
      visitor.with("X-CSRF-Token", csrf);
      var bodiless = Set.of("GET", "DELETE").contains(method);
      // no body that would do: who may is the first question
      var response =
          bodiless
              ? visitor.send(method, path, "", "")
              : visitor.send(method, path, "application/json", "[]");
      visitor.without("X-CSRF-Token");
      return response;
    }

    private static String answer(HttpResponse<String> response) {
      var to = response.headers().firstValue("Location").orElse("");
      if (response.statusCode() == 303 && to.startsWith(SIGN_IN)) {
        return "in";
      }
      return to.equals(SETUP) ? "setup" : String.valueOf(response.statusCode());
    }
  }
}
