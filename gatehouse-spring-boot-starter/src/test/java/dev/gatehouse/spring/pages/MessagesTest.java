package dev.gatehouse.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.password.Weakness;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]");

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
  @ValueSource(strings = {"de", "fr"})
  void areTheSameInEveryLanguage(String language) {
    var english = texts("");
    var others = texts("_" + language);

    assertThat(others.keySet()).isEqualTo(english.keySet());
    english.forEach((key, text) -> {
      var other = String.valueOf(others.get(key));
      assertThat(other).as(key.toString()).isNotBlank();
      assertThat(places(other)).as(key.toString()).isEqualTo(places(text.toString()));
    });
  }

  // a straight apostrophe is a quote where a text has places, and none where it has not
  @ParameterizedTest
  @ValueSource(strings = {"", "_de", "_fr"})
  void canAllBeFilledIn(String language) {
    texts(language)
        .forEach((key, text) -> {
          assertThat(text.toString()).as(key.toString()).doesNotContain("'");
          assertThat(new MessageFormat(text.toString(), Locale.ROOT)).isNotNull();
        });
  }

  @ParameterizedTest
  @EnumSource
  void haveWordsForEveryFaultOfAField(FieldFault.Reason reason) {
    var code = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');

    assertThat(texts("")).containsKey("fault.field-" + code);
  }

  @ParameterizedTest
  @CsvSource({"de,Anmelden", "fr,Se connecter", "it,Sign in"})
  void areInTheLanguageOfTheBrowser(String language, String title) {
    var page = Visitor.at(host).with("Accept-Language", language).get("/account/sign-in").body();

    assertThat(page).contains("<h1>" + title + "</h1>").doesNotContain("??");
  }

  @Test
  void yieldToTextsOfTheHosts() {
    assertThat(Visitor.at(host).get("/account/nothing").body()).contains("The host found nothing");
  }

  private static Properties texts(String language) {
    var texts = new Properties();
    var name = "/gatehouse-messages" + language + ".properties";
    try (var file = MessagesTest.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
      return texts;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
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
        "invitation",
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
