package dev.gatehouse.spring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.DialectId;
import dev.gatehouse.spring.host.Contract;
import dev.gatehouse.spring.host.Host;
import dev.gatehouse.spring.host.Visitor;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final Host host = Host.shared(TestDatabase.SQLITE);
  private final Contract contract = new Contract(Visitor.at(host).document().body());
  private final JsonNode document = contract.document();

  @Test
  void isServedToAnybody() throws IOException {
    var response = Visitor.at(host).document();
    // for whoever wants to look at it
    Files.writeString(Path.of("target/openapi.json"), response.body());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(document.path("openapi").asString()).isEqualTo("3.1.1");
    assertThat(document.at("/servers/0/url").asString()).isEqualTo("/account/api/v1");
  }

  @Test
  void holdsWhatTheSpecificationAsksOfAnOperation() {
    var ids = new HashSet<String>();
    for (var path : document.get("paths").properties()) {
      assertThat(path.getKey()).startsWith("/");
      for (var operation : path.getValue().properties()) {
        assertThat(METHODS).contains(operation.getKey());
        assertThat(ids.add(operation.getValue().get("operationId").asString())).isTrue();
        assertThat(operation.getValue().get("summary").asString()).endsWith(".");
        assertThat(names(operation.getValue().get("parameters"), "path"))
            .containsExactlyElementsOf(variables(path.getKey()));
        for (var response : operation.getValue().get("responses").properties()) {
          assertThat(response.getKey()).matches("[2-5][0-9][0-9]");
          assertThat(response.getValue().get("description").asString()).isNotBlank();
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(25);
  }

  @Test
  void leadsNowhereThatIsNothing() {
    for (var reference : document.findValuesAsString("$ref")) {
      assertThat(reference).startsWith("#/");
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    for (var scheme : document.findValues("security")) {
      scheme.forEach(way ->
          assertThat(document.at("/components/securitySchemes").propertyNames())
              .containsAll(way.propertyNames()));
    }
  }

  @Test
  void holdsSchemasThatAreJsonSchemaAndLetNothingUnknownThrough() {
    var meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(DialectId.DRAFT_2020_12));
    var schemas = new ArrayList<>(document.findValues("schema"));
    document.at("/components/schemas").forEach(schemas::add);

    for (var schema : schemas) {
      assertThat(meta.validate(schema)).isEmpty();
      if (schema.path("type").asString("").equals("object")) {
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
      }
    }
  }

  @Test
  void saysWhatEveryMemberAndParameterIs() {
    members()
        .forEach((name, member) ->
            assertThat(member.path("description").asString("")).as(name).endsWith("."));
  }

  @Test
  void hasNoWordsForWhatIsNotThere() throws IOException {
    var words = new Properties();
    var file = Path.of("src/main/resources/gatehouse-openapi.properties");
    try (var reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    var known = new HashSet<>(document.findValuesAsString("operationId"));
    for (var member : members().keySet()) {
      known.addAll(List.of(member, member.replaceFirst(".*[.]", "")));
    }

    assertThat(words.stringPropertyNames())
        .map(name -> name.replaceFirst("[.]values$", ""))
        .isSubsetOf(known);
  }

  // by the id of the operation or the name of the schema, and their own
  private Map<String, JsonNode> members() {
    var members = new TreeMap<String, JsonNode>();
    for (var operation : document.findParents("operationId")) {
      var id = operation.get("operationId").asString() + '.';
      for (var parameter : operation.get("parameters")) {
        members.put(id + parameter.get("name").asString(), parameter);
      }
      var body = operation.at("/requestBody/content/application~1json/schema/properties");
      body.properties().forEach(member -> members.put(id + member.getKey(), member.getValue()));
    }
    for (var schema : document.at("/components/schemas").properties()) {
      for (var member : schema.getValue().path("properties").properties()) {
        members.put(schema.getKey() + '.' + member.getKey(), member.getValue());
      }
    }
    return members;
  }

  @Test
  void tellsOfEveryEndpointByWhomItMayBeUsed() {
    var endpoints = host.bean(EndpointTable.class).endpoints();
    for (var endpoint : endpoints) {
      var operation =
          document
              .get("paths")
              .path('/' + endpoint.path())
              .path(endpoint.method().name().toLowerCase(Locale.ROOT));

      var audience = endpoint.audience().name().toLowerCase(Locale.ROOT);
      assertThat(operation.path("x-audience").asString()).isEqualTo(audience);
      assertThat(operation.path("security").isEmpty()).isEqualTo(audience.equals("anybody"));
      assertThat(operation.path("responses").has("401"))
          .isEqualTo(endpoint.problems().stream().anyMatch(OpenApiTest::isUnauthorized));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET    | /sessions | 418 | application/json         | {}             | not declared
          GET    | /session  | 200 | application/json         | {"extra":1}    | extra
          GET    | /session  | 200 | text/html                | x              | text/html
          DELETE | /sessions/current | 204 | application/json | {}             | has a body
          GET    | /nothing  | 200 | application/json         | {}             | no business
          GET    | /nothing  | 404 | application/problem+json | {"type":"x"}   | status
          GET    | /session  | 401 | application/problem+json | `{"type":"urn:gatehouse:problem:busy","title":"x","status":401}` | sign-in-required
          """)
  void isNoticedWhenItIsNotKept(
      String method, String path, int status, String type, String body, String complaint) {
    var headers =
        Map.of("Content-Type", type, "Cache-Control", "no-store", "WWW-Authenticate", "Bearer");

    assertThatThrownBy(() -> contract.check(method, path, answer(status, headers, body)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void isNoticedWhenAHeaderIsMissing() {
    var body = "{\"type\":\"%s\",\"title\":\"x\",\"status\":503}".formatted(Problem.BUSY.type());
    var type = Map.of("Content-Type", "application/problem+json", "Cache-Control", "no-store");

    assertThatThrownBy(() -> contract.check("POST", "/sessions", answer(503, type, body)))
        .hasMessageContaining("Retry-After");
    assertThatThrownBy(() -> contract.check("GET", "/csrf", answer(200, Map.of(), "{}")))
        .hasMessageContaining("cached");
  }

  private static boolean isUnauthorized(Problem problem) {
    return problem.status().value() == 401;
  }

  private static Contract.Answer answer(int status, Map<String, String> headers, String body) {
    var lists = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return new Contract.Answer(status, HttpHeaders.of(lists, (name, value) -> true), body);
  }

  private static List<String> names(JsonNode parameters, String place) {
    var names = new ArrayList<String>();
    for (var parameter : parameters) {
      if (parameter.get("in").asString().equals(place)) {
        names.add(parameter.get("name").asString());
      }
    }
    return names;
  }

  private static List<String> variables(String path) {
    return Pattern.compile("\\{(\\w+)\\}")
        .matcher(path)
        .results()
        .map(variable -> variable.group(1))
        .toList();
  }
}
