package dev.gatehouse.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

import dev.gatehouse.spring.host.Emails;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.HostApplication;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.testing.Kit;
import dev.gatehouse.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

class HostChainTest {
  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final String email = Emails.fresh();

  @Test
  void sendsAVisitorToTheSignInAndBack() {
    var visitor = Visitor.at(host).registered(email).with("Accept", "text/html,*/*");

    var asked = visitor.get("/notes?page=2&q=a");
    var signIn = asked.headers().firstValue("Location").orElseThrow();
    var back =
        visitor.submit(signIn, "to", "/notes?page=2&q=a", "email", email, "password", Kit.PASSWORD);

    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(signIn).isEqualTo("/account/sign-in?to=%2Fnotes%3Fpage%3D2%26q%3Da");
    assertThat(back.headers().firstValue("Location")).contains("/notes?page=2&q=a");
    assertThat(visitor.get("/notes?page=2&q=a").body()).contains("notes of " + email, "ROLE_");
  }

  @Test
  void sendsAVisitorBackToAPageOfTheAccountToo() {
    var visitor = Visitor.at(host).registered(email).with("Accept", "text/html,*/*");

    var signIn =
        visitor.get("/account/sessions?x=1").headers().firstValue("Location").orElseThrow();
    var back =
        visitor.submit(
            signIn, "to", "/account/sessions?x=1", "email", email, "password", Kit.PASSWORD);

    assertThat(signIn).isEqualTo("/account/sign-in?to=%2Faccount%2Fsessions%3Fx%3D1");
    assertThat(back.headers().firstValue("Location")).contains("/account/sessions?x=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/account", "/account/sign-out"})
  void doesNotAskToComeBackToHomeOrTheWayOut(String page) {
    var visitor = Visitor.at(host).with("Accept", "text/html,*/*");

    assertThat(visitor.get(page).headers().firstValue("Location")).contains("/account/sign-in");
  }

  @Test
  void doesNotAskToComeBackToWhereAFormWasSent() {
    var visitor = Visitor.at(host).with("Accept", "text/html,*/*");

    var sent = visitor.post("/account/email", visitor.csrf("/account/sign-in"), "email", email);

    assertThat(sent.headers().firstValue("Location")).contains("/account/sign-in");
  }

  @Test
  void keepsTheWantedPathInTheFormAndNoOther() {
    var visitor = Visitor.at(host);

    assertThat(visitor.get("/account/sign-in?to=/notes").body())
        .contains("name=\"to\" value=\"/notes\"");
    assertThat(visitor.get("/account/sign-in?to=//evil.example").body())
        .doesNotContain("name=\"to\"", "evil");
  }

  @Test
  void neverLeadsToAnotherHost() {
    var visitor = Visitor.at(host).registered(email);

    var response =
        visitor.submit(
            "/account/sign-in", "to", "//evil.example", "email", email, "password", Kit.PASSWORD);

    assertThat(response.headers().firstValue("Location")).contains("/account");
  }

  @Test
  void tellsAProgramThatNobodyIsSignedIn() {
    var response = Visitor.at(host).with("Accept", "application/json").get("/notes");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.body()).contains("urn:gatehouse:problem:sign-in-required");
  }

  @Test
  void guardsTheHostsOwnForms() {
    var visitor = Visitor.at(host).registered(email).signedIn(email);

    var forged = visitor.send("POST", "/notes", "application/x-www-form-urlencoded", "text=hi");
    var json = visitor.send("POST", "/notes", "application/json", "{}");
    var csrf = Visitor.member(visitor.api("GET", "csrf").body(), "token");
    var honest =
        visitor.with("X-CSRF-Token", csrf).send("POST", "/notes", "application/json", "{}");

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(json.statusCode()).isEqualTo(403);
    assertThat(honest.body()).isEqualTo("added");
  }

  @Test
  void makesUpNoUserOfItsOwn() {
    assertThat(host.beansOf(UserDetailsService.class)).isEmpty();
    assertThat(host.beansOf(SecurityFilterChain.class)).hasSize(2);
  }

  @Test
  void leavesEverythingElseToAChainOfTheHosts() {
    try (var own = Host.start(OwnChain.class, TestDatabase.SQLITE)) {
      var visitor = Visitor.at(own).registered(email);

      assertThat(own.beansOf(SecurityFilterChain.class))
          .containsOnlyKeys("hostChain", "gatehouseChain");
      assertThat(visitor.get("/free").statusCode()).isEqualTo(404);
      assertThat(visitor.with("Accept", "text/html").get("/notes").statusCode()).isEqualTo(303);
      visitor.signedIn(email);
      assertThat(visitor.get("/notes").body()).contains(email);
      assertThat(visitor.get("/free").statusCode()).isEqualTo(404);
      var forged = visitor.send("POST", "/notes", "application/x-www-form-urlencoded", "");
      assertThat(forged.statusCode()).isEqualTo(403);
      assertThat(visitor.cookies()).doesNotContainKey("JSESSIONID");
    }
  }

  /** The same application with a chain of its own. */
  @Import(HostApplication.class)
  static class OwnChain {
    @Bean
    SecurityFilterChain hostChain(HttpSecurity http, GatehouseConfigurer gatehouse) {
      return http.with(gatehouse, withDefaults())
          .authorizeHttpRequests(requests ->
              requests.requestMatchers("/free", "/error").permitAll().anyRequest().authenticated())
          .build();
    }
  }
}
