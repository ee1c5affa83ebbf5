package dev.gatehouse.customfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldValueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "nul",
        "{a:1}",
        "'a'",
        "[1,]",
        "1 2",
        "\"\\ud800\"",
        "NaN",
        "// x\n1",
        "{\"a\"}"
      })
  void holdsJsonAndNothingElse(String text) {
    assertThat(FieldValue.parse(text)).isEmpty();
    assertThatThrownBy(() -> new FieldValue(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void holdsJsonThatIsNotTooDeepOrLong() {
    assertThat(FieldValue.parse("[".repeat(32) + "]".repeat(32))).isPresent();
    assertThat(FieldValue.parse("[".repeat(33) + "]".repeat(33))).isEmpty();
    assertThat(FieldValue.parse("[".repeat(30_000) + "]".repeat(30_000))).isEmpty();
    assertThat(FieldValue.parse('"' + "x".repeat(70_000) + '"')).isEmpty();
  }

  @Test
  void tellsWhatItHolds() {
    assertThat(FieldValue.of("</script>é\n").text()).contains("</script>é\n");
    assertThat(FieldValue.of(7).number()).contains(BigDecimal.valueOf(7));
    assertThat(FieldValue.of(true).truth()).contains(true);
    assertThat(FieldValue.of(List.of("a", "b")).texts()).contains(List.of("a", "b"));
    assertThat(FieldValue.of("7").number()).isEmpty();
    assertThat(new FieldValue(" { \"a\" : [ 1 , null ] } ").json()).isEqualTo("{\"a\":[1,null]}");
  }
}
