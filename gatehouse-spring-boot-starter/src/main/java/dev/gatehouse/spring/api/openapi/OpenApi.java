package dev.gatehouse.spring.api.openapi;

import dev.gatehouse.spring.api.EndpointTable;
import dev.gatehouse.spring.security.CsrfCookies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The OpenAPI 3.1 document of a table of endpoints. */
final class OpenApi {
  private static final String VERSION = "3.1.1";
  private static final Words WORDS = new Words();
  private static final String DESCRIPTION =
      """
      User accounts. Bodies are JSON in UTF-8 without unknown members, instants are RFC 3339 in \
      UTC, failures are problems of RFC 9457 whose type is a name that never changes. Nothing may \
      be cached. HEAD comes with GET, and OPTIONS names the methods of a path.\
      """;

  private final EndpointTable table;
  private final String cookie;

  OpenApi(EndpointTable table, String cookie) {
    this.table = table;
    this.cookie = cookie;
  }

  /** The document of an API that is served there. */
  Object at(String server) {
    var records = new RecordSchemas();
    var paths = new TreeMap<String, Map<String, Object>>();
    for (var group : table.groups()) {
      for (var endpoint : group.endpoints()) {
        paths
            .computeIfAbsent('/' + endpoint.path(), path -> new TreeMap<>())
            .put(
                endpoint.method().name().toLowerCase(Locale.ROOT),
                new Operation(endpoint, records, WORDS).describe(group.name()));
      }
    }
    var document = new LinkedHashMap<String, Object>();
    document.put("openapi", VERSION);
    document.put("info", Map.of("title", "Gatehouse", "version", "1", "description", DESCRIPTION));
    document.put("servers", List.of(Map.of("url", server)));
    document.put(
        "tags", table.groups().stream().map(group -> Map.of("name", group.name())).toList());
    document.put("paths", paths);
    document.put("components", Map.of("schemas", schemas(records), "securitySchemes", schemes()));
    return ordered(document);
  }

  // always in the same order, so that two documents can be compared as text
  private static Object ordered(Object value) {
    if (value instanceof Map<?, ?> map) {
      var ordered =
          map instanceof LinkedHashMap
              ? new LinkedHashMap<String, Object>()
              : new TreeMap<String, Object>();
      map.forEach((name, inner) -> ordered.put(String.valueOf(name), ordered(inner)));
      return ordered;
    }
    return value instanceof List<?> list ? list.stream().map(OpenApi::ordered).toList() : value;
  }

  private static Map<String, Object> schemas(RecordSchemas records) {
    var schemas = new TreeMap<>(records.all());
    schemas.put("Problem", ProblemSchema.problem());
    schemas.put("Fault", ProblemSchema.fault());
    schemas.replaceAll((name, schema) -> WORDS.told(name, (Map<?, ?>) schema));
    return schemas;
  }

  private Map<String, Object> schemes() {
    return Map.of(
        "bearer",
        Map.of("type", "http", "scheme", "bearer", "description", "The token of a session."),
        "cookie",
        key("cookie", cookie, "Set by a sign-in with transport cookie."),
        "csrf",
        key("header", CsrfCookies.HEADER, "Told by GET /csrf."));
  }

  private static Map<String, Object> key(String place, String name, String use) {
    return Map.of("type", "apiKey", "in", place, "name", name, "description", use);
  }
}
