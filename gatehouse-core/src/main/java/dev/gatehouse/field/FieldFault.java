package dev.gatehouse.field;

/**
 * Why what somebody gave for a field will not do.
 *
 * @param field the name of the field, such as {@code first_name}
 * @param reason what is wrong with it
 */
public record FieldFault(String field, Reason reason) {
  /** What can be wrong with what is given for a field. */
  public enum Reason {
    /** It does not have the form that the field asks for. */
    MALFORMED,
    /** It has too few characters or items. */
    TOO_SHORT,
    /** It has too many characters or items. */
    TOO_LONG,
    /** The number is too small. */
    TOO_SMALL,
    /** The number is too great. */
    TOO_LARGE,
    /** There is no such field, option, time zone or language. */
    UNKNOWN,
    /** Somebody else has it. */
    TAKEN,
    /** The field cannot be without a value. */
    REQUIRED,
    /** Who asks may not change this field. */
    FORBIDDEN,
    /** There would be too many fields, or too much in them. */
    TOO_MANY
  }
}
