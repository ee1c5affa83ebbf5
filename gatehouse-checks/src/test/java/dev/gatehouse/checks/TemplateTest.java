package dev.gatehouse.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no template may hold: ways by which a text that is stored becomes markup or a script. */
class TemplateTest {
  private static final Pattern UNSAFE =
      Pattern.compile(
          "(?i)utext" // unescaped text
              + "|\\[\\(" // the same within a text
              + "|__\\$" // an expression made of a value
              + "|th[:-]inline|th[:-]on" // values within scripts
              + "|<script(?![^>]*[\\s:]src=)"
              + "|<style|<iframe|<object|<embed"
              + "|\\son\\w+\\s*=\\s*[\"']"
              + "|javascript:"
              + "|innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\(|new Function"
              + "|th:attr=\"(?!data-)|th:attr=\"[^\"]*,\\s*+(?!data-)");

  @Test
  void noneIsUnsafe() {
    assertThat(Sources.templates()).hasSizeGreaterThan(50);
    assertThat(Sources.templates().flatMap(text -> UNSAFE.matcher(text).results()))
        .extracting(MatchResult::group)
        .isEmpty();
  }

  // the control
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p th:utext=\"${name}\">Ada</p>",
        "<p data-th-utext=\"${name}\">Ada</p>",
        "<p>[(${name})]</p>",
        "<p th:text=\"#{hello.__${name}__}\">Ada</p>",
        "<script th:inline=\"javascript\">let name = [[${name}]];</script>",
        "<script>run()</script>",
        "<p onclick=\"run()\">Ada</p>",
        "<p th:onclick=\"|run('${name}')|\">Ada</p>",
        "<a href=\"javascript:run()\">Ada</a>",
        "<p th:attr=\"onclick=${name}\">Ada</p>",
        "live.innerHTML = text;",
        "<p th:attr=\"data-a=${a}, onclick=${name}\">Ada</p>"
      })
  void someWouldBe(String template) {
    assertThat(UNSAFE.matcher(template).find()).isTrue();
  }

  @Test
  void othersWouldNotBe() {
    var safe =
        Stream.of(
            "<p th:text=\"${name}\">[[${name}]] on = off</p>",
            "<script th:src=\"${script}\" defer></script>",
            "<p th:attr=\"data-live=${standing} ? ${live} : null, data-standing=${standing}\"></p>",
            "<p data-once=\"a\" aria-controls=\"b\">description = text</p>");

    assertThat(safe).noneMatch(template -> UNSAFE.matcher(template).find());
  }
}
