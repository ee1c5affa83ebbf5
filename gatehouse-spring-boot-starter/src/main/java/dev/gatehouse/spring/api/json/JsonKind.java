package dev.gatehouse.spring.api.json;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the value of one member, or of one parameter of the query, may be. */
public sealed interface JsonKind {
  /** Any text. */
  Text TEXT = new Text("", Integer.MAX_VALUE, List.of(), false);

  /** An e-mail address; whether it is one is for the core to say. */
  Text EMAIL = TEXT.withFormat("email");

  /** A password; whether it will do is for the core to say. */
  Text PASSWORD = TEXT.withFormat("password");

  /** True or false. */
  Flag FLAG = new Flag();

  /** A number of any size, with or without a fraction. */
  Decimal DECIMAL = new Decimal();

  /** A time. */
  Moment MOMENT = new Moment();

  /** Any JSON, null included. */
  Anything ANYTHING = new Anything();

  /** The kind as JSON Schema 2020-12. */
  Map<String, Object> schema();

  /** What is wanted, as the end of a sentence for developers. */
  String wanted();

  /** Reads a value out of the query; empty for what is none of the kind. */
  Optional<Object> parse(String text);

  /**
   * A text.
   *
   * @param format what else it is, in the words of JSON Schema; told, not checked; may be empty
   * @param longest its most code points
   * @param values all that it may be; anything when empty
   * @param clearable whether null will do too, and says that there is to be nothing
   */
  record Text(String format, int longest, List<String> values, boolean clearable)
      implements JsonKind {
    /** Keeps its own copy of the values. */
    public Text {
      values = List.copyOf(values);
    }

    /** One of these texts. */
    public static Text of(String... values) {
      return new Text("", Integer.MAX_VALUE, List.of(values), false);
    }

    /** The same with at most that many code points. */
    public Text upTo(int codePoints) {
      return new Text(format, codePoints, values, clearable);
    }

    Text withFormat(String name) {
      return new Text(name, longest, values, clearable);
    }

    /** The same, or null, which is read as a text without characters. */
    public Text orNull() {
      return new Text(format, longest, values, true);
    }

    /** Whether every database keeps the text as it is. */
    static boolean storable(String text) {
      // PostgreSQL has no room for NUL; of half a character nothing is left but a question mark
      return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    boolean tooLong(String text) {
      return text.codePointCount(0, text.length()) > longest;
    }

    boolean unknown(String text) {
      return !values.isEmpty() && !values.contains(text);
    }

    @Override
    public Optional<Object> parse(String text) {
      return tooLong(text) || unknown(text) ? Optional.empty() : Optional.of(text);
    }

    @Override
    public String wanted() {
      if (!values.isEmpty()) {
        return "one of " + values;
      }
      return longest < Integer.MAX_VALUE
          ? "a text of at most " + longest + " characters"
          : "a text";
    }

    @Override
    public Map<String, Object> schema() {
      var schema = new LinkedHashMap<String, Object>();
      schema.put("type", clearable ? List.of("string", "null") : "string");
      if (!format.isEmpty()) {
        schema.put("format", format);
      }
      if (longest < Integer.MAX_VALUE) {
        schema.put("maxLength", longest);
      }
      if (!values.isEmpty()) {
        schema.put("enum", values);
      }
      return schema;
    }
  }

  /** True or false. */
  record Flag() implements JsonKind {
    @Override
    public Optional<Object> parse(String text) {
      return switch (text) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    @Override
    public String wanted() {
      return "true or false";
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "boolean");
    }
  }

  /**
   * A whole number between two others, both included.
   *
   * @param least the first of them
   * @param most the last of them
   */
  record Whole(int least, int most) implements JsonKind {
    @Override
    public Optional<Object> parse(String text) {
      return text.matches("-?[0-9]{1,9}")
          ? Optional.<Object>of(Integer.parseInt(text)).filter(this::within)
          : Optional.empty();
    }

    boolean within(Object number) {
      return number instanceof Integer whole && whole >= least && whole <= most;
    }

    @Override
    public String wanted() {
      return "a whole number from " + least + " to " + most;
    }

    @Override
    public Map<String, Object> schema() {
      var schema = new LinkedHashMap<String, Object>();
      schema.put("type", "integer");
      schema.put("minimum", least);
      schema.put("maximum", most);
      return schema;
    }
  }

  /** A number of any size, with or without a fraction. */
  record Decimal() implements JsonKind {
    @Override
    public Optional<Object> parse(String text) {
      return Optional.empty();
    }

    @Override
    public String wanted() {
      return "a number";
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "number");
    }
  }

  /** A time as in RFC 3339. */
  record Moment() implements JsonKind {
    // what the database can hold as milliseconds
    private static final int LAST_YEAR = 9999;

    @Override
    public Optional<Object> parse(String text) {
      try {
        var time = OffsetDateTime.parse(text);
        return time.getYear() >= 0 && time.getYear() <= LAST_YEAR
            ? Optional.of(time.toInstant())
            : Optional.empty();
      } catch (DateTimeParseException noTime) {
        return Optional.empty();
      }
    }

    @Override
    public String wanted() {
      return "a time as in RFC 3339";
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "string", "format", "date-time");
    }
  }

  /**
   * A list of texts.
   *
   * @param most how many there may be
   */
  record Texts(int most) implements JsonKind {
    @Override
    public Optional<Object> parse(String text) {
      return Optional.empty();
    }

    @Override
    public String wanted() {
      return "a list of texts";
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "array", "maxItems", most, "items", Map.of("type", "string"));
    }
  }

  /** Any JSON, null included. */
  record Anything() implements JsonKind {
    @Override
    public Optional<Object> parse(String text) {
      return Optional.empty();
    }

    @Override
    public String wanted() {
      return "any JSON";
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of();
    }
  }

  /**
   * An object whose members are known to the core alone: any JSON by any name.
   *
   * @param most how many members there may be
   */
  record Named(int most) implements JsonKind {
    @Override
    public Optional<Object> parse(String text) {
      return Optional.empty();
    }

    @Override
    public String wanted() {
      return "an object";
    }

    @Override
    public Map<String, Object> schema() {
      return Map.of("type", "object", "maxProperties", most);
    }
  }
}
