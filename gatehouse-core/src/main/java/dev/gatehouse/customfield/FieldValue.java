package dev.gatehouse.customfield;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a custom field holds: any JSON but null, nested at most 32 deep.
 *
 * @param json without blanks between its parts
 */
public record FieldValue(String json) {
  private static final int DEEPEST = 32;
  private static final int LONGEST = 1 << 16;
  private static final int MOST_DIGITS = 34;
  private static final int FURTHEST_EXPONENT = 100;
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  /** Checks that it is JSON, and takes the blanks out. */
  public FieldValue {
    json = canonical(json).orElseThrow(() -> new IllegalArgumentException("no JSON value"));
  }

  /** Reads JSON that came from outside; empty for what is none, is null or is too deep. */
  public static Optional<FieldValue> parse(String json) {
    return canonical(json).map(FieldValue::new);
  }

  /** A text. */
  public static FieldValue of(String text) {
    return new FieldValue(new JsonPrimitive(text).toString());
  }

  /** A number. */
  public static FieldValue of(BigDecimal number) {
    return new FieldValue(new JsonPrimitive(number).toString());
  }

  /** A whole number. */
  public static FieldValue of(long number) {
    return of(BigDecimal.valueOf(number));
  }

  /** Yes or no. */
  public static FieldValue of(boolean yes) {
    return new FieldValue(Boolean.toString(yes));
  }

  /** A list of texts. */
  public static FieldValue of(List<String> texts) {
    var array = new JsonArray();
    texts.forEach(array::add);
    return new FieldValue(array.toString());
  }

  /** The text, if it is one. */
  public Optional<String> text() {
    return primitive(JsonPrimitive::isString, JsonPrimitive::getAsString);
  }

  /** The number, if it is one of at most 34 digits and no more than a hundred places. */
  public Optional<BigDecimal> number() {
    return primitive(JsonPrimitive::isNumber, JsonPrimitive::getAsString)
        .filter(text -> text.length() <= MOST_DIGITS + FURTHEST_EXPONENT)
        .flatMap(FieldValue::decimal);
  }

  /** Yes or no, if it is one of the two. */
  public Optional<Boolean> truth() {
    return primitive(JsonPrimitive::isBoolean, JsonPrimitive::getAsBoolean);
  }

  /** The texts, if it is a list of nothing else. */
  public Optional<List<String>> texts() {
    if (!(JsonParser.parseString(json) instanceof JsonArray items)) {
      return Optional.empty();
    }
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (!(item instanceof JsonPrimitive text) || !text.isString()) {
        return Optional.empty();
      }
      texts.add(text.getAsString());
    }
    return Optional.of(List.copyOf(texts));
  }

  /** Whether it says nothing: a blank text or an empty list. */
  boolean empty() {
    return text().filter(String::isBlank).isPresent() || texts().filter(List::isEmpty).isPresent();
  }

  private <T> Optional<T> primitive(
      Function<JsonPrimitive, Boolean> kind, Function<JsonPrimitive, T> read) {
    return JsonParser.parseString(json) instanceof JsonPrimitive primitive && kind.apply(primitive)
        ? Optional.of(read.apply(primitive))
        : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(String text) {
    try {
      var number = new BigDecimal(text);
      return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= FURTHEST_EXPONENT
          ? Optional.of(number)
          : Optional.empty();
    } catch (NumberFormatException beyondAll) {
      return Optional.empty();
    }
  }

  private static Optional<String> canonical(String json) {
    if (json.length() > LONGEST) {
      return Optional.empty();
    }
    try (var reader = new JsonReader(new StringReader(json))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(DEEPEST);
      JsonElement value = JsonParser.parseReader(reader);
      var ended = reader.peek() == JsonToken.END_DOCUMENT;
      var text = value.toString();
      return ended && !value.isJsonNull() && !LONE_SURROGATE.matcher(text).find()
          ? Optional.of(text)
          : Optional.empty();
    } catch (IOException | JsonParseException noJson) {
      return Optional.empty();
    }
  }
}
