package dev.gatehouse.spring.api.openapi;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.util.RawValue;

/**
 * Describes records as JSON Schema 2020-12, the way {@link dev.gatehouse.spring.web.JsonAnswers}
 * writes them: an empty {@link Optional} is left out, an {@link Instant} is RFC 3339.
 */
final class RecordSchemas {
  private static final String PLACE = "#/components/schemas/";

  private final Map<String, Class<?>> records = new TreeMap<>();
  private final SortedMap<String, Object> schemas = new TreeMap<>();

  /** Where the schema of the record is found. */
  Map<String, Object> reference(Class<? extends Record> record) {
    var name = record.getSimpleName();
    var known = records.putIfAbsent(name, record);
    if (known != null && known != record) {
      throw new IllegalStateException(known + " and " + record + " have one name");
    }
    if (known == null) {
      schemas.put(name, describe(record));
    }
    return Map.of("$ref", PLACE + name);
  }

  /** The schemas of all records so far and of those within them, by name. */
  SortedMap<String, Object> all() {
    return schemas;
  }

  private Map<String, Object> describe(Class<? extends Record> record) {
    var properties = new LinkedHashMap<String, Object>();
    var required = new ArrayList<String>();
    for (var component : record.getRecordComponents()) {
      properties.put(component.getName(), schema(component.getGenericType(), component));
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private Map<String, Object> schema(Type type, RecordComponent component) {
    if (type instanceof ParameterizedType generic) {
      // of a map, the type of its values
      var inner = schema(List.of(generic.getActualTypeArguments()).getLast(), component);
      if (generic.getRawType() == Optional.class) {
        return inner;
      }
      if (generic.getRawType() == List.class) {
        return Map.of("type", "array", "items", inner);
      }
      if (generic.getRawType() == SortedMap.class) {
        return Map.of("type", "object", "additionalProperties", inner);
      }
    }
    if (type instanceof Class<?> plain) {
      return plain.isRecord() ? reference(plain.asSubclass(Record.class)) : plain(plain, component);
    }
    throw unknown(component);
  }

  private static Map<String, Object> plain(Class<?> type, RecordComponent component) {
    if (type == String.class) {
      return Map.of("type", "string");
    }
    if (type == UUID.class) {
      return Map.of("type", "string", "format", "uuid");
    }
    if (type == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return Map.of("type", "integer");
    }
    if (type == BigDecimal.class) {
      return Map.of("type", "number");
    }
    if (type == RawValue.class) {
      return Map.of();
    }
    throw unknown(component);
  }

  private static IllegalStateException unknown(RecordComponent component) {
    return new IllegalStateException(
        "there is no schema for " + component + " of " + component.getDeclaringRecord());
  }
}
