package dev.gatehouse.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.password.Weakness;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.testing.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private final Host host = Host.shared(TestDatabase.SQLITE);

  @ParameterizedTest
  @EnumSource
  void haveWordsForEveryProblem(Problem problem) {
    var texts = ResourceBundle.getBundle("gatehouse-messages", Locale.ROOT);

    assertThat(texts.getString("error." + problem.code() + ".title")).isNotBlank();
    assertThat(texts.getString("error." + problem.code() + ".text")).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void haveWordsForEveryWeakness(Weakness weakness) {
    var texts = ResourceBundle.getBundle("gatehouse-messages", Locale.ROOT);

    var fault = FormFault.of("password", List.of(weakness)).getFirst();

    assertThat(texts.getString("fault." + fault.code())).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign-in",
        "sign-in?reset",
        "register",
        "registered",
        "confirm",
        "confirm/again",
        "confirm/sent",
        "email/sent",
        "email/changed",
        "email/confirm",
        "email/undo",
        "forgot",
        "forgot/sent",
        "magic-link/request",
        "magic-link/sent",
        "sign-in?over",
        "reset",
        "sign-out",
        "deleted",
        "restore",
        "restored",
        "nothing"
      })
  void areMissingOnNoPage(String page) {
    var visitor = Visitor.at(host);

    assertThat(visitor.get("/account/" + page).body()).doesNotContain("??");
  }

  @Test
  void yieldToATemplateOfTheHosts() {
    assertThat(Visitor.at(host).get("/account/confirmed").body()).contains("The host says thanks");
  }

  @Test
  void leaveTheHostsOwnViewsAlone() {
    var visitor = Visitor.at(host).registered("v@example.org").signedIn("v@example.org");

    assertThat(visitor.get("/view").body())
        .contains("A view of the host")
        .doesNotContain("Account");
  }
}
