package dev.gatehouse.spring.pages.admin.user.act;

import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Why something is done to a user, as it was typed. */
public final class Reasons {
  private static final int LONGEST = 500;

  private Reasons() {}

  /** Acts on the user in the path for the reason; refuses one that no form of ours sends. */
  public static ServerResponse onUser(
      Office office, ServerRequest request, BiFunction<UserId, String, ServerResponse> act) {
    return office.onUser(
        request,
        user ->
            typed(request)
                .map(reason -> act.apply(user, reason))
                .orElseGet(() -> office.refuse(Problem.MALFORMED_REQUEST)));
  }

  // it may be empty
  private static Optional<String> typed(ServerRequest request) {
    return Optional.of(request.param("reason").orElse("").strip())
        .filter(reason -> reason.length() <= LONGEST);
  }
}
