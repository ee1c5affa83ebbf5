package dev.gatehouse.spring.api;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * One way in which an endpoint answers when all is well.
 *
 * @param status the status
 * @param body the record that is written as JSON
 * @param types the types of a body that is no JSON of ours
 */
public record Answer(
    HttpStatus status, Optional<Class<? extends Record>> body, List<MediaType> types) {
  /** Keeps its own copy of the types. */
  public Answer {
    types = List.copyOf(types);
  }

  /** Whether an answer of that type would be one of these. */
  boolean suits(MediaType accepted) {
    return types.isEmpty()
        ? accepted.includes(MediaType.APPLICATION_JSON)
        : types.stream().anyMatch(accepted::includes);
  }
}
