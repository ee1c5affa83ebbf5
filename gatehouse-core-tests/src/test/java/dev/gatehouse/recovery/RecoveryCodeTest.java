package dev.gatehouse.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {
  @Test
  void has80RandomBitsInGroupsOfFour() {
    var random = new SecureRandom();
    var codes = Stream.generate(() -> RecoveryCode.issue(random).reveal()).limit(1000).toList();

    assertThat(codes)
        .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"))
        .doesNotHaveDuplicates();
    assertThat(RecoveryCode.issue(random)).hasToString("[redacted]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7K3M-9QXA-0T5V-1C2R",
        "7k3m-9qxa-0t5v-1c2r",
        "7K3M9QXA0T5V1C2R",
        " 7K3M 9QXA\tOT5V IC2R ",
        "7k3m\u20139qxa\u2013ot5v\u2013lc2r"
      })
  void isReadAsPeopleTypeIt(String typed) {
    assertThat(RecoveryCode.parse(typed).orElseThrow().reveal()).isEqualTo("7K3M-9QXA-0T5V-1C2R");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "123456", "7K3M-9QXA-0T5V-1C2", "7K3M-9QXA-0T5V-1C2RR", "7K3M-9QXA-0T5V-1C2U"})
  void isNothingElse(String typed) {
    assertThat(RecoveryCode.parse(typed)).isEmpty();
  }

  @Test
  void isNotLookedForInALongText() {
    assertThat(RecoveryCode.parse(" ".repeat(1_000_000))).isEmpty();
  }
}
