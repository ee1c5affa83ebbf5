package dev.gatehouse.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/notes",
        "/notes?page=2&q=%C3%A4",
        "/a/b;c=d",
        "/notes?to=https://example.org/",
        "/%2F%2Fexample.org"
      })
  void takesAPathOnThisHost(String text) {
    assertThat(ReturnPath.parse(text)).contains(new ReturnPath(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "notes",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/a\\b",
        "https://evil.example/",
        "javascript:alert(1)",
        "/\tevil",
        "/\t/evil.example",
        "/\n/evil.example",
        "/a\r\nSet-Cookie: x=y",
        "/a b",
        " /a",
        "/a\u0000",
        "/\u00e4",
        "/a%zz"
      })
  void refusesWhatMightLeadElsewhere(String text) {
    assertThat(ReturnPath.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2000, 2001})
  void refusesWhatIsTooLong(int length) {
    var text = "/" + "a".repeat(length - 1);

    assertThat(ReturnPath.parse(text).isPresent()).isEqualTo(length == 2000);
  }
}
