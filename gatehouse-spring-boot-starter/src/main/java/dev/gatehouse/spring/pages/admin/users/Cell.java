package dev.gatehouse.spring.pages.admin.users;

import dev.gatehouse.customfield.FieldValue;
import dev.gatehouse.spring.pages.admin.When;
import dev.gatehouse.spring.pages.field.FieldView;
import java.util.Optional;

/**
 * What a column says of one user.
 *
 * @param kind how it is shown
 * @param value what is shown; of the type that the kind needs
 * @param whole all of a text that is cut; empty where nothing is
 */
record Cell(Kind kind, Object value, String whole) {
  private static final int LONGEST = 60;
  private static final int LONGEST_WHOLE = 500;

  /** How a cell is shown. */
  enum Kind {
    /** As a text. */
    TEXT,
    /** As a moment that may not have come. */
    MOMENT,
    /** As names, one beside the other. */
    ROLES,
    /** As badges. */
    STATE,
    /** As yes or no. */
    TRUTH,
    /** Not at all: it is not for who looks. */
    WITHHELD
  }

  static Cell text(String text) {
    return longerThan(LONGEST, text)
        ? new Cell(Kind.TEXT, cut(text, LONGEST), cut(text, LONGEST_WHOLE))
        : new Cell(Kind.TEXT, text, "");
  }

  static Cell moment(When.Moment moment) {
    return new Cell(Kind.MOMENT, moment, "");
  }

  static Cell of(Kind kind, Object value) {
    return new Cell(kind, value, "");
  }

  /** What a custom field holds; nothing is an empty text. */
  static Cell field(Optional<FieldValue> held) {
    return held.flatMap(FieldValue::truth)
        .map(truth -> of(Kind.TRUTH, truth))
        .orElseGet(
            () -> text(held.map(value -> String.join(", ", FieldView.written(value))).orElse("")));
  }

  private static boolean longerThan(int most, String text) {
    return text.codePointCount(0, text.length()) > most;
  }

  private static String cut(String text, int most) {
    return longerThan(most, text)
        ? text.substring(0, text.offsetByCodePoints(0, most - 1)) + '…'
        : text;
  }
}
