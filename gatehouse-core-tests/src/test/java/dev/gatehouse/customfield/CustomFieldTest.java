package dev.gatehouse.customfield;

import static dev.gatehouse.field.FieldFault.Reason.MALFORMED;
import static dev.gatehouse.field.FieldFault.Reason.REQUIRED;
import static dev.gatehouse.field.FieldFault.Reason.TOO_LARGE;
import static dev.gatehouse.field.FieldFault.Reason.TOO_LONG;
import static dev.gatehouse.field.FieldFault.Reason.TOO_SHORT;
import static dev.gatehouse.field.FieldFault.Reason.TOO_SMALL;
import static dev.gatehouse.field.FieldFault.Reason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFieldTest {
  private static final FieldKey KEY = new FieldKey("shoe_size");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TEXT     | "Ada"                    |
          TEXT     | "two\\nlines"            | MALFORMED
          TEXT     | 7                        | MALFORMED
          TEXT     | {"a": 1}                 | MALFORMED
          TEXTAREA | "two\\nlines"            |
          TEXTAREA | "nul\\u0000"             | MALFORMED
          NUMBER   | 7.50                     |
          NUMBER   | -1e3                     |
          NUMBER   | "7"                      | MALFORMED
          NUMBER   | 1e999999999              | MALFORMED
          BOOLEAN  | true                     |
          BOOLEAN  | "true"                   | MALFORMED
          BOOLEAN  | 1                        | MALFORMED
          DATE     | "2024-02-29"             |
          DATE     | "2023-02-29"             | MALFORMED
          DATE     | "29.02.2024"             | MALFORMED
          DATE     | "2024-02-29\\n"          | MALFORMED
          EMAIL    | "ada@example.org"        |
          EMAIL    | "ada@"                   | MALFORMED
          EMAIL    | "ada@example.org\\n"     | MALFORMED
          URL      | "https://example.org/a"  |
          URL      | "HTTP://example.org"     |
          URL      | "javascript:alert(1)"    | MALFORMED
          URL      | "https:alert(1)"         | MALFORMED
          URL      | "//example.org"          | MALFORMED
          URL      | "https://a:b@example.org" | MALFORMED
          URL      | "https://example.org/\\n" | MALFORMED
          SELECT   | "red"                    |
          SELECT   | "blue"                   | UNKNOWN
          SELECT   | ["red"]                  | MALFORMED
          RADIO    | "green"                  |
          RADIO    | "Green"                  | UNKNOWN
          CHECKBOX | ["red", "green"]         |
          CHECKBOX | ["red", "red"]           | MALFORMED
          CHECKBOX | ["red", "blue"]          | UNKNOWN
          CHECKBOX | "red"                    | MALFORMED
          """)
  void takesWhatItsTypeTakes(FieldType type, String json, Reason reason) {
    var field = type.chosen() ? choice(type) : CustomField.of(KEY, "Field", type);

    assertThat(field.faults()).isEmpty();
    assertThat(field.fault(value(json))).isEqualTo(Optional.ofNullable(reason));
  }

  @Test
  void holdsItsLimits() {
    var text = ruled(FieldType.TEXT, limits(false, 2, 3));
    assertThat(text.fault(value("\"a\""))).contains(TOO_SHORT);
    assertThat(text.fault(value("\"\ud83e\udda6\ud83e\udda6\ud83e\udda6\""))).isEmpty();
    assertThat(text.fault(value("\"abcd\""))).contains(TOO_LONG);

    var number = ruled(FieldType.NUMBER, limits(false, 2, 3));
    assertThat(number.fault(value("1.99"))).contains(TOO_SMALL);
    assertThat(number.fault(value("3.00"))).isEmpty();
    assertThat(number.fault(value("3.01"))).contains(TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource(FieldType.class)
  void canBeRequired(FieldType type) {
    var rules = new CustomField.Rules(true, Optional.empty(), Optional.empty(), Optional.empty());
    var field = type.chosen() ? withRules(choice(type), rules) : ruled(type, rules);

    assertThat(field.fault(value("\" \""))).contains(REQUIRED);
    assertThat(field.fault(value("[]"))).contains(REQUIRED);
    assertThat(withRules(field, CustomField.Rules.NONE).fault(value("\"\""))).isEmpty();
  }

  @Test
  void matchesItsPatternWholly() {
    var field = patterned("[0-9]{5}");

    assertThat(field.faults()).isEmpty();
    assertThat(field.fault(value("\"10115\""))).isEmpty();
    assertThat(field.fault(value("\"x10115\""))).contains(MALFORMED);
    assertThat(field.fault(value("\"10115x\""))).contains(MALFORMED);
  }

  /** The control is java.util.regex, which does not come to an end with such a text. */
  @Test
  void matchesEveryPatternInLinearTime() {
    var evil = patterned("(a+)+b");

    assertThat(evil.faults()).isEmpty();
    var reason =
        assertTimeoutPreemptively(
            Duration.ofSeconds(10), () -> evil.fault(FieldValue.of("a".repeat(1000))));
    assertThat(reason).contains(MALFORMED);
    assertThat(evil.fault(FieldValue.of("a".repeat(1001)))).contains(TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[a",
        "(?<=a)b",
        "\\1",
        "((((a{100}){100}){100}){100})",
        "((((a{1,100}){9,100}){1,100}){1,100})",
        "(((a{999,}){999,}){999,})",
        "x{9}y{300}",
        "a{1001}"
      })
  void refusesAPatternThatIsNoneOrHuge(String pattern) {
    assertThat(patterned(pattern).faults()).containsExactly(new FieldFault("pattern", MALFORMED));
  }

  @Test
  void saysEveryFaultOfADefinition() {
    var field =
        new CustomField(
            KEY,
            " ",
            FieldType.TEXT,
            List.of("red"),
            Optional.empty(),
            new CustomField.Rules(
                false, Optional.of(BigDecimal.TEN), Optional.of(BigDecimal.ONE), Optional.of("(")),
            new CustomField.Access(false, true, false),
            true);

    assertThat(field.faults())
        .extracting(FieldFault::field)
        .containsExactly("label", "options", "rules", "pattern", "access");
  }

  @Test
  void hasADefaultThatKeepsTheRules() {
    var field = choice(FieldType.SELECT);

    assertThat(withInitial(field, "\"red\"").faults()).isEmpty();
    assertThat(withInitial(field, "\"blue\"").faults())
        .containsExactly(new FieldFault("initial", UNKNOWN));
  }

  private static FieldValue value(String json) {
    return FieldValue.parse(json).orElseThrow();
  }

  private static CustomField choice(FieldType type) {
    var plain = CustomField.of(KEY, "Colour", type);
    return new CustomField(
        KEY,
        plain.label(),
        type,
        List.of("red", "green"),
        plain.initial(),
        plain.rules(),
        plain.access(),
        true);
  }

  private static CustomField ruled(FieldType type, CustomField.Rules rules) {
    return withRules(CustomField.of(KEY, "Field", type), rules);
  }

  private static CustomField.Rules limits(boolean required, long least, long most) {
    return new CustomField.Rules(
        required,
        Optional.of(BigDecimal.valueOf(least)),
        Optional.of(BigDecimal.valueOf(most)),
        Optional.empty());
  }

  private static CustomField patterned(String pattern) {
    return ruled(
        FieldType.TEXT,
        new CustomField.Rules(false, Optional.empty(), Optional.empty(), Optional.of(pattern)));
  }

  private static CustomField withRules(CustomField field, CustomField.Rules rules) {
    return new CustomField(
        field.key(),
        field.label(),
        field.type(),
        field.options(),
        field.initial(),
        rules,
        field.access(),
        field.enabled());
  }

  private static CustomField withInitial(CustomField field, String json) {
    return new CustomField(
        field.key(),
        field.label(),
        field.type(),
        field.options(),
        Optional.of(value(json)),
        field.rules(),
        field.access(),
        field.enabled());
  }
}
