package dev.gatehouse.customfield;

import dev.gatehouse.field.FieldFault.Reason;
import dev.gatehouse.user.EmailAddress;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a custom field may hold. */
public enum FieldType {
  /** A text of one line. */
  TEXT,
  /** A text of any number of lines. */
  TEXTAREA,
  /** A JSON number of at most 34 digits. */
  NUMBER,
  /** A JSON boolean. */
  BOOLEAN,
  /** A date such as {@code 2026-03-01}. */
  DATE,
  /** An e-mail address. */
  EMAIL,
  /** An absolute link by http or https, without credentials in it. */
  URL,
  /** One of the options. */
  SELECT,
  /** One of the options. */
  RADIO,
  /** A JSON list of some of the options, none of them twice. */
  CHECKBOX;

  private static final int LONGEST_URL = 2048;
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  boolean chosen() {
    return this == SELECT || this == RADIO || this == CHECKBOX;
  }

  boolean limited() {
    return patterned() || this == NUMBER || this == CHECKBOX;
  }

  boolean patterned() {
    return this == TEXT || this == TEXTAREA || this == EMAIL || this == URL;
  }

  /** What is wrong with the value for such a field, if anything is. */
  Optional<Reason> fault(CustomField field, FieldValue value) {
    return switch (this) {
      case TEXT -> text(field, value, text -> text.codePoints().noneMatch(FieldType::unprintable));
      case TEXTAREA -> text(field, value, FieldType::printableLines);
      case EMAIL -> text(field, value, FieldType::address);
      case URL -> text(field, value, FieldType::link);
      case NUMBER ->
          value
              .number()
              .map(number -> limits(field, number, Reason.TOO_SMALL, Reason.TOO_LARGE))
              .orElse(Optional.of(Reason.MALFORMED));
      case BOOLEAN -> unless(value.truth().isPresent(), Reason.MALFORMED);
      case DATE -> unless(value.text().filter(FieldType::day).isPresent(), Reason.MALFORMED);
      case SELECT, RADIO ->
          value
              .text()
              .map(choice -> unless(field.options().contains(choice), Reason.UNKNOWN))
              .orElse(Optional.of(Reason.MALFORMED));
      case CHECKBOX ->
          value
              .texts()
              .map(choices -> choices(field, choices))
              .orElse(Optional.of(Reason.MALFORMED));
    };
  }

  /** Whether the code point has no place in a line of text. */
  static boolean unprintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static boolean printableLines(String text) {
    return text.codePoints()
        .filter(point -> "\n\r\t".indexOf(point) < 0)
        .noneMatch(FieldType::unprintable);
  }

  private static Optional<Reason> text(
      CustomField field, FieldValue value, Predicate<String> form) {
    var text = value.text();
    if (text.filter(form).isEmpty()) {
      return Optional.of(Reason.MALFORMED);
    }
    var length = text.get().codePointCount(0, text.get().length());
    return limits(field, BigDecimal.valueOf(length), Reason.TOO_SHORT, Reason.TOO_LONG)
        .or(() -> unless(field.matchable(text.get()), Reason.TOO_LONG))
        .or(() -> unless(field.matches(text.get()), Reason.MALFORMED));
  }

  private static Optional<Reason> choices(CustomField field, List<String> choices) {
    if (!field.options().containsAll(choices)) {
      return Optional.of(Reason.UNKNOWN);
    }
    return new HashSet<>(choices).size() < choices.size()
        ? Optional.of(Reason.MALFORMED)
        : limits(field, BigDecimal.valueOf(choices.size()), Reason.TOO_SHORT, Reason.TOO_LONG);
  }

  private static Optional<Reason> limits(
      CustomField field, BigDecimal size, Reason below, Reason above) {
    if (field.rules().least().filter(least -> size.compareTo(least) < 0).isPresent()) {
      return Optional.of(below);
    }
    return unless(field.rules().most().filter(most -> size.compareTo(most) > 0).isEmpty(), above);
  }

  private static Optional<Reason> unless(boolean fits, Reason reason) {
    return fits ? Optional.empty() : Optional.of(reason);
  }

  private static boolean address(String text) {
    return text.equals(text.strip()) && EmailAddress.parse(text).isPresent();
  }

  private static boolean day(String text) {
    try {
      return DAY.matcher(text).matches() && LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  private static boolean link(String text) {
    try {
      var link = new URI(text);
      var byWeb =
          "http".equalsIgnoreCase(link.getScheme()) || "https".equalsIgnoreCase(link.getScheme());
      return text.length() <= LONGEST_URL
          && byWeb
          && link.getHost() != null
          && link.getRawUserInfo() == null;
    } catch (URISyntaxException noLink) {
      return false;
    }
  }
}
