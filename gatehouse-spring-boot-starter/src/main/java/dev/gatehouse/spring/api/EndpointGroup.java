package dev.gatehouse.spring.api;

import java.util.List;

/**
 * Endpoints that belong together; every bean of this type is part of the API.
 *
 * @param name what they are about
 * @param endpoints the endpoints
 */
public record EndpointGroup(String name, List<Endpoint> endpoints) {
  /** Keeps its own copy of the endpoints. */
  public EndpointGroup {
    endpoints = List.copyOf(endpoints);
  }

  /** Gathers them. */
  public static EndpointGroup of(String name, Endpoint... endpoints) {
    return new EndpointGroup(name, List.of(endpoints));
  }
}
