package dev.gatehouse.internal.blocklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
  private final CommonPasswords common = CommonPasswords.embedded();

  @Test
  void areAHundredThousandAndMore() {
    assertThat(common.size()).isBetween(146_000, 148_000);
  }

  @Test
  void containEveryLineOfTheList() {
    assertThat(lines()).hasSize(100_000).allMatch(common::contain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "PassWord", "ｐａｓｓｗｏｒｄ", "QWERTYUIOP", "trustno1", "government"})
  void containThemHoweverTheyAreTyped(String password) {
    assertThat(common.contain(password)).isTrue();
  }

  @Test
  void containNothingThatIsMerelyMadeOfThem() {
    assertThat(lines().map(line -> line + " " + line.toUpperCase(Locale.ROOT) + "!?"))
        .noneMatch(common::contain);
  }

  private static Stream<String> lines() {
    var list =
        CommonPasswords.class.getResourceAsStream("/com/codahale/passpol/weak-passwords.txt");
    return new java.io.BufferedReader(
            new java.io.InputStreamReader(
                java.util.Objects.requireNonNull(list), java.nio.charset.StandardCharsets.UTF_8))
        .lines();
  }
}
