package dev.gatehouse.spring.api;

import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonMembers;
import dev.gatehouse.spring.api.json.JsonReading;
import dev.gatehouse.spring.client.Clients;
import dev.gatehouse.spring.security.SignedInUser;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.spring.web.Refusal;
import dev.gatehouse.spring.web.Refusal.Fault;
import dev.gatehouse.spring.web.Refusals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Lets through to an endpoint who may, with what it can read. */
public final class Gate {
  private final Clients clients;
  private final Refusals refusals;

  Gate(Clients clients, Refusals refusals) {
    this.clients = clients;
    this.refusals = refusals;
  }

  Clients clients() {
    return clients;
  }

  Refusals refusals() {
    return refusals;
  }

  /** Has the endpoint answer the request, or refuses it; who may is the first question. */
  ServerResponse serve(Endpoint endpoint, ServerRequest request) throws IOException {
    var forbidden = endpoint.audience().refuses(SignedInUser.of(request.servletRequest()));
    if (forbidden.isPresent()) {
      return refusals.answer(Refusal.of(forbidden.get()));
    }
    if (!accepts(endpoint, request)) {
      return refusals.answer(Refusal.of(Problem.NOT_ACCEPTABLE));
    }
    var query = new HashMap<String, Object>();
    var faults = readQuery(endpoint.query(), request, query);
    if (!faults.isEmpty()) {
      return refusals.answer(Refusal.of(Problem.MALFORMED_REQUEST, faults));
    }
    return switch (body(endpoint, request)) {
      case JsonReading.Refused(var refusal) -> refusals.answer(refusal);
      case JsonReading.Read(var body) ->
          endpoint.handler().apply(new Call(request, new JsonMembers(query), body, this));
    };
  }

  private static JsonReading body(Endpoint endpoint, ServerRequest request) throws IOException {
    return switch (endpoint.body()) {
      case Endpoint.Body.None() -> new JsonReading.Read(JsonMembers.NONE);
      case Endpoint.Body.Json(var shape) ->
          endpoint.mayComeWithoutBody() && comesWithoutBody(request)
              ? new JsonReading.Read(JsonMembers.NONE)
              : shape.read(request);
      case Endpoint.Body.Raw(var types) ->
          types.stream()
                  .anyMatch(
                      type -> request.headers().contentType().filter(type::includes).isPresent())
              ? new JsonReading.Read(JsonMembers.NONE)
              : new JsonReading.Refused(Refusal.of(Problem.MEDIA_TYPE_UNSUPPORTED));
    };
  }

  private static boolean comesWithoutBody(ServerRequest request) throws IOException {
    var type = request.servletRequest().getContentType();
    return type == null && request.servletRequest().getInputStream().read() < 0;
  }

  // a parameter that is unknown or misspelt must not be taken for none
  private static List<Fault> readQuery(
      Map<String, JsonKind> known, ServerRequest request, Map<String, Object> values) {
    var faults = new ArrayList<Fault>();
    query(request)
        .forEach((encoded, texts) -> {
          var name = decoded(encoded);
          fault(name, texts, Optional.ofNullable(known.get(name)), values).ifPresent(faults::add);
        });
    return faults;
  }

  private static Optional<Fault> fault(
      String name, List<String> texts, Optional<JsonKind> kind, Map<String, Object> values) {
    if (kind.isEmpty()) {
      return Optional.of(new Fault(name, "unknown", "There is no such parameter."));
    }
    if (texts.size() > 1 || values.containsKey(name)) {
      return Optional.of(new Fault(name, "duplicate", "This parameter is there twice."));
    }
    var text = Optional.ofNullable(texts.getFirst()).map(Gate::decoded).orElse("");
    var value = kind.get().parse(text);
    value.ifPresent(found -> values.put(name, found));
    return value.isPresent()
        ? Optional.empty()
        : Optional.of(new Fault(name, "wrong-type", "This is " + kind.get().wanted() + "."));
  }

  private static MultiValueMap<String, String> query(ServerRequest request) {
    var query = request.servletRequest().getQueryString();
    return UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
  }

  private static String decoded(String text) {
    return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
  }

  private static boolean accepts(Endpoint endpoint, ServerRequest request) {
    try {
      var accepted = request.headers().accept();
      return accepted.isEmpty()
          || accepted.stream()
              .filter(type -> type.getQualityValue() > 0)
              .anyMatch(type -> endpoint.answers().stream().anyMatch(answer -> answer.suits(type)));
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }
}
