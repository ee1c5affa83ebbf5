package dev.gatehouse.customfield;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gatehouse.field.FieldFault;
import dev.gatehouse.field.FieldFault.Reason;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a custom field is.
 *
 * @param key its name in storage, which never changes
 * @param label what people call it, 1 to 100 characters
 * @param type what it may hold
 * @param options what may be chosen, for the types with a choice; at most 100
 * @param initial what holds as long as nothing is stored
 * @param rules what more is asked of it
 * @param access whose it is to see and to edit
 * @param enabled whether users see it at all; what is stored stays
 */
public record CustomField(
    FieldKey key,
    String label,
    FieldType type,
    List<String> options,
    Optional<FieldValue> initial,
    Rules rules,
    Access access,
    boolean enabled) {
  private static final int LONGEST_LABEL = 100;
  private static final int MOST_OPTIONS = 100;
  private static final int LONGEST_PATTERN = 200;
  private static final int LARGEST_PROGRAM = 2000;
  private static final int MOST_REPEATS = 2000;
  private static final int LONGEST_MATCHED = 1000;
  private static final Pattern REPEAT = Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{1,9})?)?\\}");

  /** Keeps its own copy of the options. */
  public CustomField {
    options = List.copyOf(options);
  }

  /**
   * What more is asked of a value.
   *
   * @param required whether there must be one
   * @param least the least number, or the least count of characters or choices
   * @param most the greatest
   * @param pattern a regular expression (RE2) that the whole text must match, which then has at
   *     most 1000 characters
   */
  public record Rules(
      boolean required,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most,
      Optional<String> pattern) {
    /** Nothing more. */
    public static final Rules NONE =
        new Rules(false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Whose a field is; administrators and the application see and edit every one.
   *
   * @param seenByUser whether the user sees the own value
   * @param editedByUser whether the user sets it
   * @param sensitive whether its values stay out of the audit trail
   */
  public record Access(boolean seenByUser, boolean editedByUser, boolean sensitive) {
    /** The user's to see and to edit. */
    public static final Access USER = new Access(true, true, false);

    /** The administrators' alone. */
    public static final Access ADMIN = new Access(false, false, false);
  }

  /** An optional field of the user's own, without a default. */
  public static CustomField of(FieldKey key, String label, FieldType type) {
    return new CustomField(
        key, label, type, List.of(), Optional.empty(), Rules.NONE, Access.USER, true);
  }

  /** Everything that is wrong with the definition itself. */
  public List<FieldFault> faults() {
    return Stream.of(
            fault("label", () -> unfitLabel(label), Reason.MALFORMED),
            fault("options", this::unfitOptions, Reason.MALFORMED),
            fault("rules", this::unfitRules, Reason.MALFORMED),
            fault("pattern", this::unfitPattern, Reason.MALFORMED),
            fault("access", () -> access.editedByUser && !access.seenByUser, Reason.MALFORMED),
            initialFault())
        .flatMap(Optional::stream)
        .toList();
  }

  /** What is wrong with the value, if anything is. */
  public Optional<Reason> fault(FieldValue value) {
    if (value.empty()) {
      return rules.required ? Optional.of(Reason.REQUIRED) : Optional.empty();
    }
    return type.fault(this, value);
  }

  /** Whether the text is short enough for the pattern, if there is one. */
  boolean matchable(String text) {
    return rules.pattern.isEmpty() || text.length() <= LONGEST_MATCHED;
  }

  boolean matches(String text) {
    return rules.pattern.map(Pattern::compile).map(regex -> regex.matches(text)).orElse(true);
  }

  private Optional<FieldFault> initialFault() {
    // a default is checked against the rest of a sound definition only
    if (initial.isEmpty() || unfitOptions() || unfitRules() || unfitPattern()) {
      return Optional.empty();
    }
    return fault(initial.get()).map(reason -> new FieldFault("initial", reason));
  }

  private boolean unfitOptions() {
    return type.chosen()
        ? options.isEmpty()
            || options.size() > MOST_OPTIONS
            || new HashSet<>(options).size() < options.size()
            || options.stream().anyMatch(CustomField::unfitLabel)
        : !options.isEmpty();
  }

  private boolean unfitRules() {
    var limited = rules.least.isPresent() || rules.most.isPresent();
    return (limited && !type.limited())
        || Stream.concat(rules.least.stream(), rules.most.stream())
            .anyMatch(limit -> FieldValue.of(limit).number().isEmpty())
        || (rules.least.isPresent()
            && rules.most.isPresent()
            && rules.least.get().compareTo(rules.most.get()) > 0);
  }

  private boolean unfitPattern() {
    return rules.pattern.filter(regex -> !type.patterned() || !compiles(regex)).isPresent();
  }

  // matched in time that grows with the text alone; a short pattern can still ask for a huge
  // program
  private static boolean compiles(String regex) {
    try {
      return regex.length() <= LONGEST_PATTERN
          && repeats(regex) <= MOST_REPEATS
          && Pattern.compile(regex).programSize() <= LARGEST_PROGRAM;
    } catch (PatternSyntaxException noPattern) {
      return false;
    }
  }

  // as if all repeats stood within each other: ((a{99}){99}){99} is a million before it is compiled
  private static long repeats(String regex) {
    var counts = REPEAT.matcher(regex);
    long product = 1;
    while (counts.find() && product <= MOST_REPEATS) {
      var most = counts.group(2) == null ? counts.group(1) : counts.group(2);
      product *= Math.max(1, Long.parseLong(most));
    }
    return product;
  }

  private static boolean unfitLabel(String text) {
    return text.isBlank()
        || text.length() > LONGEST_LABEL
        || text.codePoints().anyMatch(FieldType::unprintable);
  }

  private static Optional<FieldFault> fault(String part, BooleanSupplier unfit, Reason reason) {
    return unfit.getAsBoolean() ? Optional.of(new FieldFault(part, reason)) : Optional.empty();
  }
}
