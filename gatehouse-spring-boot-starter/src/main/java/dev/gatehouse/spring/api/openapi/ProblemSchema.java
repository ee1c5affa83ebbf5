package dev.gatehouse.spring.api.openapi;

import dev.gatehouse.spring.web.Problem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes problems (RFC 9457) the way they are written. */
final class ProblemSchema {
  private static final Map<String, Object> STRING = Map.of("type", "string");
  private static final Map<String, Object> RETRY_AFTER =
      header(
          "Seconds until the same request may succeed.", Map.of("type", "integer", "minimum", 1));
  private static final Map<String, Object> AUTHENTICATE =
      header("How to authenticate.", Map.of("const", "Bearer"));

  private ProblemSchema() {}

  static Map<String, Object> problem() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("type", Map.of("type", "string", "format", "uri"));
    properties.put("title", STRING);
    properties.put("status", Map.of("type", "integer"));
    properties.put(
        "errors", Map.of("type", "array", "items", Map.of("$ref", "#/components/schemas/Fault")));
    return object(properties, List.of("type", "title", "status"));
  }

  static Map<String, Object> fault() {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("field", STRING);
    properties.put("code", STRING);
    properties.put("message", STRING);
    return object(properties, List.of("field", "code", "message"));
  }

  /** The response that is one of these problems, all of which have one status. */
  static Map<String, Object> response(int status, Collection<Problem> problems) {
    var types = problems.stream().map(Problem::type).sorted().toList();
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$ref", "#/components/schemas/Problem");
    schema.put(
        "properties", Map.of("type", Map.of("enum", types), "status", Map.of("const", status)));
    var response = new LinkedHashMap<String, Object>();
    response.put(
        "description", String.join("; ", problems.stream().map(Problem::title).toList()) + ".");
    if (status == 429 || status == 503) {
      response.put("headers", Map.of("Retry-After", RETRY_AFTER));
    }
    if (status == 401) {
      response.put("headers", Map.of("WWW-Authenticate", AUTHENTICATE));
    }
    response.put("content", Map.of("application/problem+json", Map.of("schema", schema)));
    return response;
  }

  private static Map<String, Object> header(String description, Map<String, Object> schema) {
    return Map.of("description", description, "required", true, "schema", schema);
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }
}
