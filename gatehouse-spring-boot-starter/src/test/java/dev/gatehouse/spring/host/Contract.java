package dev.gatehouse.spring.host;

import static java.util.stream.Collectors.toMap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API as it describes itself.
 *
 * <p>Every answer that a {@link Visitor} gets from it is held against the document: the status is
 * declared, the body is what was declared and nothing more, and the headers are there.
 */
public final class Contract {
  private static final String API = "/account/api/v1/";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private static final Map<Host, Contract> KNOWN = new ConcurrentHashMap<>();
  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  private final JsonNode document;
  private final Map<String, Pattern> paths;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  /** The contract that the document tells. */
  public Contract(String document) {
    this.document = JSON.readTree(document);
    this.paths =
        this.document.get("paths").propertyNames().stream()
            .collect(
                toMap(
                    path -> path, path -> Pattern.compile(path.replaceAll("\\{\\w+\\}", "[^/]+"))));
  }

  static void check(Host host, HttpResponse<String> response) {
    if (response.uri().getRawPath().startsWith(API)) {
      of(host, response).check(response);
    }
  }

  private static Contract of(Host host, HttpResponse<String> response) {
    var known = KNOWN.get(host);
    if (known != null) {
      return known;
    }
    var contract =
        new Contract(isDocument(response) ? response.body() : Visitor.at(host).document().body());
    KNOWN.put(host, contract);
    return contract;
  }

  private static boolean isDocument(HttpResponse<String> response) {
    return response.request().method().equals("GET")
        && response.uri().getRawPath().equals(API + "openapi.json");
  }

  /** The answers seen so far, such as {@code GET /sessions 200}. */
  public static Set<String> seen() {
    return Set.copyOf(SEEN);
  }

  /** The document itself. */
  public JsonNode document() {
    return document;
  }

  private void check(HttpResponse<String> response) {
    var path = '/' + response.uri().getRawPath().substring(API.length());
    check(
        response.request().method(),
        path,
        new Answer(response.statusCode(), response.headers(), response.body()));
  }

  /** What has come back. */
  public record Answer(int status, HttpHeaders headers, String body) {}

  /**
   * Holds the answer against the document.
   *
   * @throws AssertionError when it is not as declared
   */
  public void check(String method, String path, Answer answer) {
    var where = method + ' ' + path + ' ' + answer.status();
    require(answer.headers().allValues("Cache-Control").contains("no-store"), where + ": cached");
    var template = template(path);
    var operation = template.map(found -> operation(found, method));
    if (operation.isEmpty() || operation.get().isMissingNode()) {
      checkStray(method, answer, where);
      return;
    }
    var declared = operation.get().path("responses").path(Integer.toString(answer.status()));
    require(!declared.isMissingNode(), where + " is not declared");
    checkHeaders(declared.path("headers"), answer.headers(), where);
    if (!method.equals("HEAD")) {
      checkBody(declared.path("content"), answer, where);
      SEEN.add(method + ' ' + template.orElseThrow() + ' ' + answer.status());
    }
  }

  // what is spelled out comes before what is not
  private Optional<String> template(String path) {
    return paths.entrySet().stream()
        .filter(template -> template.getValue().matcher(path).matches())
        .map(Map.Entry::getKey)
        .min(Comparator.naturalOrder());
  }

  private JsonNode operation(String template, String method) {
    var name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return document.path("paths").path(template).path(name);
  }

  // a path or method that does not exist: nothing but problems, and what OPTIONS is for
  private void checkStray(String method, Answer answer, String where) {
    if (!method.equals("OPTIONS") && !method.equals("HEAD")) {
      require(answer.status() >= 400, where + " has no business here");
      checkSchema(document.at("/components/schemas/Problem"), answer.body(), where);
    }
  }

  private void checkHeaders(JsonNode declared, HttpHeaders headers, String where) {
    for (var header : declared.properties()) {
      var value = headers.firstValue(header.getKey());
      require(value.isPresent(), where + " lacks " + header.getKey());
      var schema = header.getValue().get("schema");
      var text = value.orElseThrow();
      var json = schema.path("type").asString("").equals("integer") ? text : quoted(text);
      checkSchema(schema, json, where + ' ' + header.getKey());
    }
  }

  private void checkBody(JsonNode content, Answer answer, String where) {
    if (content.isEmpty()) {
      require(answer.body().isEmpty(), where + " has a body");
      return;
    }
    var type = answer.headers().firstValue("Content-Type").orElse("none");
    require(content.has(type), where + " is of the type " + type);
    var schema = content.get(type).path("schema");
    if (!schema.isMissingNode()) {
      checkSchema(schema, answer.body(), where);
    }
  }

  private void checkSchema(JsonNode schema, String body, String where) {
    var errors = schemas.computeIfAbsent(schema, this::compiled).validate(JSON.readTree(body));
    require(errors.isEmpty(), where + ": " + errors + " in " + body);
  }

  // references lead to the components, which therefore come along
  private Schema compiled(JsonNode schema) {
    var whole = JSON.createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.get("components"));
    return SCHEMAS.getSchema(whole);
  }

  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  private static void require(boolean kept, String otherwise) {
    if (!kept) {
      throw new AssertionError(otherwise);
    }
  }
}
