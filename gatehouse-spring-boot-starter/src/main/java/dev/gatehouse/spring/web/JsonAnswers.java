package dev.gatehouse.spring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON in one way, whatever the host has told its own Jackson. */
public final class JsonAnswers {
  // what is absent is left out, never null
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

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
