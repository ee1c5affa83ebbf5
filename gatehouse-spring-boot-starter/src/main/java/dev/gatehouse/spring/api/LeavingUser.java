package dev.gatehouse.spring.api;

import dev.gatehouse.spring.web.JsonAnswers;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What becomes of an account, as JSON.
 *
 * @param status {@code scheduled} while it can be undone, {@code deleted} after that
 * @param dueAt when it is deleted for good; not there when it has been
 */
public record LeavingUser(String status, Optional<Instant> dueAt) {
  /** That the account is closed until it is deleted. */
  public static ServerResponse scheduled(Instant dueAt) {
    return JsonAnswers.answer(HttpStatus.OK, new LeavingUser("scheduled", Optional.of(dueAt)));
  }

  /** That there is no such account any more. */
  public static ServerResponse deleted() {
    return JsonAnswers.answer(HttpStatus.OK, new LeavingUser("deleted", Optional.empty()));
  }
}
