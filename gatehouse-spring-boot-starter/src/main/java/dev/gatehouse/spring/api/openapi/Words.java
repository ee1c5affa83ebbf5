package dev.gatehouse.spring.api.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * What the document says in words, out of {@code gatehouse-openapi.properties}. What nothing is
 * said about, such as an endpoint of a host's own, is told as it is.
 */
final class Words {
  private static final String FILE = "/gatehouse-openapi.properties";
  private static final String PROPERTIES = "properties";

  private final Properties words = new Properties();

  Words() {
    try (var file = Objects.requireNonNull(Words.class.getResourceAsStream(FILE), FILE)) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What there is to say about the operation. */
  Optional<String> of(String operation) {
    return Optional.ofNullable(words.getProperty(operation));
  }

  /** What there is to say about the member of a schema, or the parameter of an operation. */
  Optional<String> of(String place, String name) {
    return of(place + '.' + name).or(() -> of(name));
  }

  /** The schema of an object, and what there is to say about its members. */
  Map<String, Object> told(String place, Map<?, ?> schema) {
    var told = copy(schema);
    if (told.get(PROPERTIES) instanceof Map<?, ?> members) {
      var properties = copy(members);
      properties.replaceAll((name, member) -> member(place, name, (Map<?, ?>) member));
      told.put(PROPERTIES, properties);
    }
    return told;
  }

  private Map<String, Object> member(String place, String name, Map<?, ?> schema) {
    var told = copy(schema);
    of(place + '.' + name + ".values")
        .ifPresent(values -> told.put("enum", List.of(values.split(", "))));
    of(place, name).ifPresent(words -> told.put("description", words));
    return told;
  }

  private static Map<String, Object> copy(Map<?, ?> schema) {
    var copy = new LinkedHashMap<String, Object>();
    schema.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return copy;
  }
}
