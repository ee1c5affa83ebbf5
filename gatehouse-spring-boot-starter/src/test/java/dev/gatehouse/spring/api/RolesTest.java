package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.client.Client;
import dev.gatehouse.client.ClientAddress;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.TestDatabase;
import dev.gatehouse.user.EmailAddress;
import dev.gatehouse.user.User;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;

/** Every endpoint, asked for by everybody. */
class RolesTest {
  private static final String NOBODY_HAS_IT = "01890a5d-ac96-774b-bcce-b302099a8057";

  private static final List<String> PRIVILEGED =
      List.of(
          "id",
          "userId",
          "roles",
          "owner",
          "isActive",
          "deactivated",
          "confirmedAt",
          "credentialVersion",
          "failedCount",
          "registrationIp",
          "customFields",
          "actor");

  private static Host host;

  @BeforeAll
  static void startWithAnOwnerAnAdminAndUsers() {
    host = Host.start(Probes.class, TestDatabase.SQLITE);
    for (var visitor : Who.values()) {
      if (visitor.hasAnAccount()) {
        Visitor.at(host).registered(visitor.email());
      }
    }
    var administration = host.gatehouse().administration();
    var owner = new Actor(user(Who.OWNER).id(), client());
    administration.grants().promote(owner, user(Who.ADMIN).id());
    administration.statuses().confirm(owner, user(Who.ADMIN).id());
    administration.statuses().confirm(owner, user(Who.USER).id());
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @EnumSource
  void mayWhatTheTableSaysAndNothingElse(Who who) {
    for (var endpoint : host.bean(EndpointTable.class).endpoints()) {
      var response = ask(who, endpoint);

      var name = who + " " + endpoint.method() + " " + endpoint.path();
      if (who.audiences().contains(endpoint.audience())) {
        assertThat(response.statusCode()).as(name).isNotIn(401, 403, 405).isLessThan(500);
      } else if (who.hasASession()) {
        var confirmation = endpoint.audience() == Audience.CONFIRMED;
        assertProblem(response, name, 403, confirmation ? "email-unconfirmed" : "forbidden");
      } else {
        assertProblem(response, name, 401, "sign-in-required");
      }
    }
  }

  @Test
  void takeNothingAlongThatIsNotDeclared() {
    var owner = Visitor.at(host);
    Who.OWNER.equip(owner);
    for (var endpoint : host.bean(EndpointTable.class).endpoints()) {
      if (!(endpoint.body() instanceof Endpoint.Body.Json(var shape))) {
        continue;
      }
      for (var member : PRIVILEGED) {
        var response =
            owner.json(endpoint.method().name(), path(endpoint), "{\"" + member + "\":true}");

        var name = endpoint.method() + " " + endpoint.path() + " " + member;
        assertThat(shape.kinds()).as(name).doesNotContainKey(member);
        assertThat(response.statusCode()).as(name).isEqualTo(400);
        assertThat(response.body())
            .as(name)
            .contains("{\"field\":\"%s\",\"code\":\"unknown\"".formatted(member));
      }
    }
  }

  @Test
  void areAskedForAtEveryPathThatIsServed() {
    var mapped = new TreeSet<String>();
    var mapping = Optional.ofNullable(host.bean(RouterFunctionMapping.class).getRouterFunction());
    mapping.orElseThrow().accept(new Paths(mapped));

    var declared = new TreeSet<String>();
    for (var endpoint : host.bean(EndpointTable.class).endpoints()) {
      declared.add("/account/api/v1/" + endpoint.path());
    }

    assertThat(mapped)
        .filteredOn(path -> path.startsWith("/account/api"))
        .hasSameElementsAs(declared);
  }

  @Test
  void areAskedForByEveryMethodThatIsServed() {
    for (var endpoint : host.bean(EndpointTable.class).endpoints()) {
      var options = Visitor.at(host).api("OPTIONS", path(endpoint));

      var methods = new TreeSet<>(Set.of("OPTIONS"));
      for (var other : host.bean(EndpointTable.class).endpoints()) {
        if (other.path().equals(endpoint.path())) {
          methods.add(other.method().name());
          methods.addAll(other.safe() ? Set.of("HEAD") : Set.of());
        }
      }
      assertThat(options.headers().firstValue("Allow")).contains(String.join(", ", methods));
    }
  }

  // without a body that would do: who may is the first question
  private static HttpResponse<String> ask(Who who, Endpoint endpoint) {
    var visitor = Visitor.at(host);
    who.equip(visitor);
    return switch (endpoint.body()) {
      case Endpoint.Body.None() -> visitor.api(endpoint.method().name(), path(endpoint));
      case Endpoint.Body.Json(var shape) ->
          visitor.json(endpoint.method().name(), path(endpoint), "[]");
      case Endpoint.Body.Raw(var types) -> visitor.api(endpoint.method().name(), path(endpoint));
    };
  }

  private static String path(Endpoint endpoint) {
    return endpoint.path().replaceAll("\\{\\w+\\}", NOBODY_HAS_IT);
  }

  private static void assertProblem(
      HttpResponse<String> response, String as, int status, String name) {
    assertThat(response.statusCode()).as(as).isEqualTo(status);
    assertThat(response.body()).as(as).contains("\"urn:gatehouse:problem:" + name + "\"");
  }

  private static User user(Who who) {
    return EmailAddress.parse(who.email()).flatMap(host.gatehouse().users()::byEmail).orElseThrow();
  }

  private static Client client() {
    return new Client(ClientAddress.parse("10.9.9.9").orElseThrow(), "RolesTest");
  }

  /** Everybody there is; the first to register becomes Owner. */
  enum Who {
    OWNER,
    ADMIN,
    USER,
    UNCONFIRMED_USER,
    ENDED_SESSION,
    GARBAGE_TOKEN,
    NOBODY;

    Set<Audience> audiences() {
      return switch (this) {
        case OWNER -> EnumSet.allOf(Audience.class);
        case ADMIN -> EnumSet.complementOf(EnumSet.of(Audience.OWNER));
        case USER -> EnumSet.of(Audience.ANYBODY, Audience.SIGNED_IN, Audience.CONFIRMED);
        case UNCONFIRMED_USER -> EnumSet.of(Audience.ANYBODY, Audience.SIGNED_IN);
        case ENDED_SESSION, GARBAGE_TOKEN, NOBODY -> EnumSet.of(Audience.ANYBODY);
      };
    }

    String email() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-') + "@example.org";
    }

    boolean hasAnAccount() {
      return compareTo(ENDED_SESSION) <= 0;
    }

    boolean hasASession() {
      return compareTo(UNCONFIRMED_USER) <= 0;
    }

    void equip(Visitor visitor) {
      if (hasAnAccount()) {
        visitor.signedInByToken(email());
      }
      if (this == ENDED_SESSION) {
        visitor.api("DELETE", "sessions/current");
      }
      if (this == GARBAGE_TOKEN) {
        visitor.with("Authorization", "Bearer mEbXr1o2u5fH2vYk4wq8Gm0l3nS7tQ9cZxVbA6dJpKs");
      }
    }
  }

  /** The paths that Spring knows. */
  private record Paths(Set<String> found) implements RouterFunctions.Visitor {
    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
      found.add(predicate.toString());
    }

    @Override
    public void startNested(RequestPredicate predicate) {}

    @Override
    public void endNested(RequestPredicate predicate) {}

    @Override
    public void resources(Function<ServerRequest, Optional<Resource>> lookup) {}

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void unknown(RouterFunction<?> router) {}
  }
}
