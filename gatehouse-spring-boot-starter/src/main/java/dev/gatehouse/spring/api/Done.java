package dev.gatehouse.spring.api;

import dev.gatehouse.spring.web.JsonAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * That an act is done, as JSON.
 *
 * @param status one word for what has come of it
 */
public record Done(String status) {
  /** The word as the answer of a handler. */
  public static ServerResponse ok(String status) {
    return JsonAnswers.answer(HttpStatus.OK, new Done(status));
  }

  /** That the request has been taken, whatever comes of it. */
  public static ServerResponse accepted() {
    return JsonAnswers.answer(HttpStatus.ACCEPTED, new Done("accepted"));
  }
}
