package dev.gatehouse.spring.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.spring.host.Clocked;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Member;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.function.RouterFunction;

/** Who gets where: every page of the administrators, and every kind of visitor. */
class AdminRoutesTest {
  private static final Pattern PATH = Pattern.compile(Staff.ADMIN + "((?:/[^\\s)]*)?)\\)? ->");
  private static final Map<String, Set<String>> ROUTES =
      Map.ofEntries(
          Map.entry("", Set.of("GET")),
          Map.entry("/settings", Set.of("GET")),
          Map.entry("/users", Set.of("GET")),
          Map.entry("/bulk", Set.of("POST")),
          Map.entry("/sessions", Set.of("GET", "POST")),
          Map.entry("/outbox", Set.of("GET", "POST")),
          Map.entry("/export/users", Set.of("POST")),
          Map.entry("/export/audit", Set.of("POST")),
          Map.entry("/users/{id}", Set.of("GET")),
          Map.entry("/users/{id}/status", Set.of("POST")),
          Map.entry("/users/{id}/roles", Set.of("POST")),
          Map.entry("/users/{id}/sessions", Set.of("POST")),
          Map.entry("/users/{id}/sessions/{session}", Set.of("POST")),
          Map.entry("/users/{id}/reset-link", Set.of("POST")),
          Map.entry("/users/{id}/password", Set.of("POST")),
          Map.entry("/users/{id}/second-factor", Set.of("POST")),
          Map.entry("/users/{id}/picture", Set.of("POST")),
          Map.entry("/users/{id}/fields", Set.of("POST")),
          Map.entry("/users/{id}/deletion", Set.of("POST")),
          Map.entry("/roles", Set.of("GET", "POST")),
          Map.entry("/roles/name", Set.of("POST")),
          Map.entry("/roles/deletion", Set.of("POST")),
          Map.entry("/fields", Set.of("GET")),
          Map.entry("/new-field", Set.of("GET", "POST")),
          Map.entry("/fields/{key}", Set.of("GET", "POST")),
          Map.entry("/fields/{key}/deletion", Set.of("POST")),
          Map.entry("/fields/{key}/first", Set.of("POST")),
          Map.entry("/audit", Set.of("GET")),
          Map.entry("/audit/check", Set.of("POST")));

  private final Host host = Staff.host();

  @Test
  void areAllInTheTable() {
    var owner = Staff.owner();

    assertThat(paths()).isEqualTo(new TreeSet<>(ROUTES.keySet()));
    ROUTES.forEach((path, methods) -> {
      var options = owner.send("OPTIONS", at(path), "", "");
      var allowed = new TreeSet<>(methods);
      allowed.add("OPTIONS");
      if (methods.contains("GET")) {
        allowed.add("HEAD");
      }
      assertThat(options.headers().firstValue("Allow"))
          .as(path)
          .contains(String.join(", ", allowed));
    });
  }

  @Test
  void leadVisitorsToTheSignIn() {
    var visitor = Visitor.at(host);

    assertEach(visitor, visitor.csrf("/account/sign-in"), status -> status.equals(303));
    assertThat(visitor.get(Staff.USERS).headers().firstValue("Location"))
        .contains("/account/sign-in?to=%2Faccount%2Fadmin%2Fusers");
  }

  @Test
  void leadToTheSignInWhoseSessionHasEnded() {
    var user = Staff.adminUser();
    var visitor = Visitor.at(host).signedIn(user.email().typed());
    var csrf = visitor.csrf("/account");
    var cookies = Map.copyOf(visitor.cookies());
    host.gatehouse().sessions().endAll(user.id());

    ROUTES.forEach((path, methods) ->
        methods.forEach(method -> {
          visitor.cookies().putAll(cookies);
          assertThat(status(visitor, csrf, method, path)).as(method + path).isEqualTo(303);
        }));
  }

  @Test
  void areClosedToUsers() {
    var user = Staff.user();
    var visitor = Visitor.at(host).signedIn(user.email().typed());

    assertEach(visitor, visitor.csrf("/account"), status -> status.equals(403));
    assertThat(visitor.get(Staff.ADMIN + "/nothing").statusCode()).isEqualTo(403);
    assertThat(visitor.get(Staff.USERS).body()).contains("You may not do that");
  }

  @Test
  void areOpenToAdminsAndOwners() {
    for (var visitor : new Visitor[] {Staff.admin(), Staff.owner()}) {
      var csrf = visitor.csrf(Staff.USERS);
      ROUTES.forEach((path, methods) ->
          methods.stream()
              .filter(method -> method.equals("GET"))
              .forEach(method -> {
                int expected = path.contains("{") ? 404 : 200;
                assertThat(status(visitor, csrf, method, path)).as(path).isEqualTo(expected);
              }));
    }
  }

  @Test
  void areClosedAsSoonAsTheRankIsLost() {
    var user = Staff.adminUser();
    var visitor = Visitor.at(host).signedIn(user.email().typed());
    var csrf = visitor.csrf(Staff.USERS);

    host.gatehouse().administration().grants().demote(Staff.boss(), user.id());

    assertThat(visitor.get(Staff.USERS).statusCode()).isEqualTo(303);
    assertThat(status(visitor.signedIn(user.email().typed()), csrf, "GET", "/users"))
        .isEqualTo(403);
  }

  @Test
  void needTheTokenOfTheForm() {
    assertThat(Staff.owner().post(Staff.USERS + "/x/status", "forged").statusCode()).isEqualTo(403);
  }

  @Test
  void areClosedToWhoHasPassedTheFirstFactorAlone() {
    try (var clocked = Clocked.start()) {
      Member.confirmed(clocked, Staff.BOSS);
      var member = Member.of(clocked);
      var actor = new Actor(Member.user(clocked, Staff.BOSS).id(), Staff.boss().client());
      clocked.gatehouse().administration().grants().promote(actor, member.user().id());
      var half = Visitor.at(clocked);
      half.submit("/account/sign-in", "email", member.email(), "password", Kit.PASSWORD);

      assertThat(half.cookies()).containsKey("gatehouse-challenge");
      assertEach(half, half.csrf("/account/sign-in/code"), status -> status.equals(303));
    }
  }

  @Test
  void leadToTheSetUpWhoOwesASecondFactor() {
    try (var clocked = Clocked.start("gatehouse.second-factor.required.roles=Owner")) {
      Member.confirmed(clocked, Staff.BOSS);
      var owing = Visitor.at(clocked).signedIn(Staff.BOSS);
      var csrf = owing.csrf("/account/second-factor/setup");

      ROUTES.forEach((path, methods) ->
          methods.forEach(method ->
              assertThat(status(owing, csrf, method, path))
                  .as(method + path)
                  .isEqualTo(method.equals("GET") ? 303 : 403)));
      assertThat(owing.get(Staff.USERS).headers().firstValue("Location"))
          .contains("/account/second-factor/setup");
    }
  }

  private static void assertEach(Visitor visitor, String csrf, Function<Integer, Boolean> right) {
    ROUTES.forEach((path, methods) ->
        methods.forEach(method ->
            assertThat(status(visitor, csrf, method, path))
                .as(method + path)
                .matches(right::apply)));
  }

  private static int status(Visitor visitor, String csrf, String method, String path) {
    return method.equals("GET")
        ? visitor.get(at(path)).statusCode()
        : visitor.post(at(path), csrf).statusCode();
  }

  private static String at(String path) {
    return Staff.ADMIN
        + path.replace("{key}", "nothing").replaceAll("\\{\\w+\\}", UUID.randomUUID().toString());
  }

  // as the routes themselves tell what they serve
  private Set<String> paths() {
    return host.beansOf(RouterFunction.class).values().stream()
        .flatMap(routes -> PATH.matcher(routes.toString()).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
