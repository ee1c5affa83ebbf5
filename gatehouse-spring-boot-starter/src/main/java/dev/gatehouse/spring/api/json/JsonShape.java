package dev.gatehouse.spring.api.json;

import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusal.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the body of a request must be: one JSON object (RFC 8259) in UTF-8, with these members and
 * no others, each of them once.
 *
 * <p>Unknown members are refused, not ignored: a client that sends {@code "roles"} has to learn
 * that it changes nothing.
 *
 * @param kinds what each member is, by its name
 * @param required names of those that must be there
 */
public record JsonShape(SortedMap<String, JsonKind> kinds, Set<String> required) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectReader TREES =
      JSON.reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final int LONGEST_NAME = 60;
  private static final int MOST_FAULTS = 20;

  /** Keeps its own copies. */
  public JsonShape {
    kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    required = Set.copyOf(required);
  }

  /** Texts that must be there, and nothing else. */
  public static JsonShape of(String... required) {
    return new JsonShape(new TreeMap<>(), Set.of(required)).having(JsonKind.TEXT, required);
  }

  /** Besides, texts that may be there. */
  public JsonShape orTexts(String... names) {
    return having(JsonKind.TEXT, names);
  }

  /** Besides, booleans that may be there. */
  public JsonShape orFlags(String... names) {
    return having(JsonKind.FLAG, names);
  }

  /** The same, with that member of another kind. */
  public JsonShape where(String name, JsonKind kind) {
    if (!kinds.containsKey(name)) {
      throw new IllegalArgumentException("there is no member " + name);
    }
    return having(kind, name);
  }

  private JsonShape having(JsonKind kind, String... names) {
    var more = new TreeMap<>(kinds);
    for (var name : names) {
      more.put(name, kind);
    }
    return new JsonShape(more, required);
  }

  /** The shape as JSON Schema 2020-12. */
  public Map<String, Object> schema() {
    var properties = new LinkedHashMap<String, Object>();
    kinds.forEach((name, kind) -> properties.put(name, kind.schema()));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required.stream().sorted().toList());
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Reads the body of the request. */
  public JsonReading read(ServerRequest request) throws IOException {
    if (!isJson(request)) {
      return new JsonReading.Refused(Refusal.of(Problem.MEDIA_TYPE_UNSUPPORTED));
    }
    var text = utf8(request.servletRequest().getInputStream().readAllBytes());
    if (text.isEmpty()) {
      return malformed(List.of(new Fault("", "not-utf-8", "The body is not UTF-8.")));
    }
    try (var parser = TREES.createParser(text.get())) {
      return read(parser);
    } catch (MismatchedInputException twice) {
      return malformed(List.of(new Fault("", "duplicate", "A member within is there twice.")));
    } catch (JacksonException failure) {
      return malformed(List.of(notJson(failure)));
    }
  }

  private JsonReading read(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return malformed(List.of(new Fault("", "not-an-object", "The body is not a JSON object.")));
    }
    var values = new HashMap<String, Object>();
    var faults = new ArrayList<Fault>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      var fault = take(parser, name, values);
      fault.ifPresent(faults::add);
      // an answer is not to be many times the request
      if (faults.size() == MOST_FAULTS) {
        return malformed(faults);
      }
      parser.skipChildren();
    }
    if (parser.nextToken() != null) {
      faults.add(new Fault("", "trailing-content", "Something follows the JSON object."));
    }
    addMissing(values, faults);
    return faults.isEmpty() ? new JsonReading.Read(new JsonMembers(values)) : malformed(faults);
  }

  private void addMissing(Map<String, Object> values, List<Fault> faults) {
    required.stream()
        .filter(name -> !values.containsKey(name))
        .filter(name -> faults.stream().noneMatch(fault -> fault.field().equals(name)))
        .sorted()
        .forEach(name -> faults.add(new Fault(name, "missing", "This member must be there.")));
  }

  private Optional<Fault> take(JsonParser parser, String name, Map<String, Object> values) {
    if (values.containsKey(name)) {
      return Optional.of(new Fault(name, "duplicate", "This member is there twice."));
    }
    var kind = kinds.get(name);
    if (kind != null) {
      return new JsonMember(parser, name, TREES).take(kind, values);
    }
    return Optional.of(new Fault(shown(name), "unknown", "There is no such member."));
  }

  // half a character cannot be sent back
  private static String shown(String name) {
    return name.codePoints()
        .limit(LONGEST_NAME)
        .map(point -> Character.getType(point) == Character.SURROGATE ? '?' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static JsonReading malformed(List<Fault> faults) {
    return new JsonReading.Refused(Refusal.of(Problem.MALFORMED_REQUEST, faults));
  }

  // where it breaks off, and nothing of the parser's own words, which name its classes
  private static Fault notJson(JacksonException failure) {
    var place =
        Optional.ofNullable(failure.getLocation())
            .map(at -> ": line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
            .orElse("");
    return new Fault("", "not-json", "The body is not JSON" + place + ".");
  }

  private static boolean isJson(ServerRequest request) {
    try {
      return request
          .headers()
          .contentType()
          .filter(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))
          .isPresent();
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException broken) {
      return Optional.empty();
    }
  }
}
