package dev.gatehouse.spring.api;

import dev.gatehouse.spring.web.AccountPaths;
import dev.gatehouse.spring.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Every endpoint of the API. */
public final class EndpointTable {
  private final List<EndpointGroup> groups;
  // a brace sorts after every letter, so a path that is spelled out comes before one that is not
  private final SortedMap<String, Map<HttpMethod, Endpoint>> paths = new TreeMap<>();

  EndpointTable(List<EndpointGroup> groups) {
    this.groups = List.copyOf(groups);
    for (var endpoint : endpoints()) {
      var known =
          paths
              .computeIfAbsent(endpoint.path(), path -> new HashMap<>())
              .putIfAbsent(endpoint.method(), endpoint);
      if (known != null) {
        throw new IllegalStateException(
            endpoint.method() + " " + endpoint.path() + " is there twice");
      }
    }
  }

  /** The endpoints by what they are about. */
  public List<EndpointGroup> groups() {
    return groups;
  }

  /** All of them. */
  public List<Endpoint> endpoints() {
    return groups.stream().flatMap(group -> group.endpoints().stream()).toList();
  }

  RouterFunction<ServerResponse> routes(Routes routes, AccountPaths at, Gate gate) {
    paths.forEach((path, endpoints) -> {
      var handlers = new HashMap<HttpMethod, HandlerFunction<ServerResponse>>();
      endpoints.forEach(
          (method, endpoint) -> handlers.put(method, request -> gate.serve(endpoint, request)));
      routes.at(at.api(path), handlers);
    });
    return routes.all();
  }
}
