package dev.gatehouse.spring.api.admin;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.administration.secondfactor.FactorRemoval;
import dev.gatehouse.administration.secondfactor.FactorRemovals;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Removes the second factors of others. */
final class UserFactorEndpoints {
  private static final int LONGEST_REASON = 500;
  private static final JsonShape REMOVAL =
      JsonShape.of()
          .orTexts("reason")
          .orFlags("tell")
          .where("reason", JsonKind.TEXT.upTo(LONGEST_REASON));

  private final FactorRemovals removals;

  UserFactorEndpoints(FactorRemovals removals) {
    this.removals = removals;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Second factor of a user",
        Endpoint.delete(
                "users/{id}/second-factor",
                ADMIN,
                "Removes the second factor of who has lost it; every session ends, and the user is"
                    + " told the reason unless tell is false.")
            .reads(REMOVAL)
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW)
            .by(call -> Target.of(call, user -> remove(call, user))));
  }

  private ServerResponse remove(Call call, UserId user) {
    var reason = call.body().optionalText("reason").orElse("");
    var removal =
        call.body().flag("tell", true)
            ? removals.remove(call.actor(), user, reason)
            : removals.removeSilently(call.actor(), user, reason);
    return switch (removal) {
      case FactorRemoval.Removed() -> Done.ok("changed");
      case FactorRemoval.Unchanged() -> Done.ok("unchanged");
      case FactorRemoval.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case FactorRemoval.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }
}
