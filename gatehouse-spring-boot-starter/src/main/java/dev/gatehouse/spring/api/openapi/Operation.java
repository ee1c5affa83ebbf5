package dev.gatehouse.spring.api.openapi;

import dev.gatehouse.spring.api.Answer;
import dev.gatehouse.spring.api.Audience;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.Endpoint.Body;
import dev.gatehouse.spring.api.json.JsonKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** One endpoint as an operation of an OpenAPI document. */
record Operation(Endpoint endpoint, RecordSchemas records, Words words) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)\\}");

  Map<String, Object> describe(String tag) {
    var operation = new LinkedHashMap<String, Object>();
    operation.put("operationId", id());
    operation.put("tags", List.of(tag));
    operation.put("summary", endpoint.summary());
    words.of(id()).ifPresent(text -> operation.put("description", text));
    operation.put("x-audience", endpoint.audience().name().toLowerCase(Locale.ROOT));
    operation.put("x-idempotent", endpoint.idempotent());
    operation.put("security", security());
    operation.put("parameters", parameters());
    if (!(endpoint.body() instanceof Body.None)) {
      operation.put(
          "requestBody",
          Map.of("required", !endpoint.mayComeWithoutBody(), "content", requestContent()));
    }
    operation.put("responses", responses());
    return operation;
  }

  // such as deleteSessionsById
  private String id() {
    var words =
        Arrays.stream(endpoint.path().replace("{", "by-").split("[^a-z]+"))
            .map(StringUtils::capitalize)
            .collect(Collectors.joining());
    return endpoint.method().name().toLowerCase(Locale.ROOT) + words;
  }

  private List<Map<String, List<String>>> security() {
    if (endpoint.audience() == Audience.ANYBODY) {
      return List.of();
    }
    Map<String, List<String>> cookie =
        endpoint.safe()
            ? Map.of("cookie", List.of())
            : Map.of("cookie", List.of(), "csrf", List.of());
    return List.of(Map.of("bearer", List.of()), cookie);
  }

  private List<Map<String, Object>> parameters() {
    var parameters = new ArrayList<Map<String, Object>>();
    VARIABLE
        .matcher(endpoint.path())
        .results()
        .map(variable -> parameter("path", variable.group(1), JsonKind.TEXT))
        .forEach(parameters::add);
    endpoint.query().forEach((name, kind) -> parameters.add(parameter("query", name, kind)));
    return parameters;
  }

  private Map<String, Object> parameter(String place, String name, JsonKind kind) {
    var parameter = new LinkedHashMap<String, Object>();
    parameter.put("in", place);
    parameter.put("name", name);
    words.of(id(), name).ifPresent(text -> parameter.put("description", text));
    parameter.put("required", place.equals("path"));
    parameter.put("schema", kind.schema());
    return parameter;
  }

  private Map<String, Object> requestContent() {
    return switch (endpoint.body()) {
      case Body.None() -> Map.of();
      case Body.Json(var shape) ->
          Map.of(
              MediaType.APPLICATION_JSON_VALUE, Map.of("schema", words.told(id(), shape.schema())));
      case Body.Raw(var types) -> raw(types);
    };
  }

  private Map<String, Object> responses() {
    var responses = new TreeMap<String, Object>();
    endpoint
        .answers()
        .forEach(
            answer -> responses.put(Integer.toString(answer.status().value()), response(answer)));
    var problems =
        endpoint.problems().stream()
            .collect(Collectors.groupingBy(problem -> problem.status().value()));
    problems.forEach((status, those) ->
        responses.put(Integer.toString(status), ProblemSchema.response(status, those)));
    return responses;
  }

  private Map<String, Object> response(Answer answer) {
    var response = new LinkedHashMap<String, Object>();
    response.put("description", answer.status().getReasonPhrase() + '.');
    answer
        .body()
        .ifPresent(record ->
            response.put(
                "content",
                Map.of(
                    MediaType.APPLICATION_JSON_VALUE,
                    Map.of("schema", records.reference(record)))));
    if (!answer.types().isEmpty()) {
      response.put("content", raw(answer.types()));
    }
    return response;
  }

  private static Map<String, Object> raw(List<MediaType> types) {
    return types.stream().collect(Collectors.toMap(MediaType::toString, type -> Map.of()));
  }
}
