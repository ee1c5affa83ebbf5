package dev.gatehouse.spring.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON in one way, whatever the host has told its own Jackson. */
public final class JsonAnswers {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonAnswers() {}

  /** The value as the answer of a handler. */
  public static ServerResponse answer(HttpStatus status, Object value) {
    return ServerResponse.status(status)
        .build((request, response) -> {
          write(value, response);
          return null;
        });
  }

  /** Writes the value as the body of the answer. */
  public static void write(Object value, HttpServletResponse response) throws IOException {
    write(value, "application/json", response);
  }

  /** Writes the refusal as a problem (RFC 9457), with the status that belongs to it. */
  public static void write(Refusal refusal, HttpServletResponse response) throws IOException {
    write(refusal, Map.of(), response);
  }

  /** The refusal as the answer of a handler, with members that its problem has besides. */
  public static ServerResponse answer(Refusal refusal, Map<String, String> members) {
    return ServerResponse.status(refusal.problem().status())
        .build((request, response) -> {
          write(refusal, members, response);
          return null;
        });
  }

  private static void write(
      Refusal refusal, Map<String, String> members, HttpServletResponse response)
      throws IOException {
    var problem = refusal.problem();
    response.setStatus(problem.status().value());
    refusal.retryAfterSeconds().ifPresent(seconds -> response.setHeader("Retry-After", seconds));
    if (problem.status().value() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("type", problem.type());
    body.put("title", problem.title());
    body.put("status", problem.status().value());
    if (!refusal.faults().isEmpty()) {
      body.put("errors", refusal.faults());
    }
    body.putAll(members);
    write(body, "application/problem+json", response);
  }

  private static void write(Object value, String type, HttpServletResponse response)
      throws IOException {
    var bytes = JSON.writeValueAsBytes(value);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
