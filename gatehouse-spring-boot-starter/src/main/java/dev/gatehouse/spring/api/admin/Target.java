package dev.gatehouse.spring.api.admin;

import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerResponse;

/** The user whom the path speaks of. */
public final class Target {
  private Target() {}

  /** Answers about the user; what cannot be an id is an unknown user's. */
  public static ServerResponse of(Call call, Function<UserId, ServerResponse> answer) {
    return UserId.parse(call.path("id"))
        .map(answer)
        .orElseGet(() -> call.refused(Problem.UNKNOWN_USER));
  }
}
