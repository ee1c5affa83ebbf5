package dev.gatehouse.spring.api.admin;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.administration.avatar.AvatarRemoval;
import dev.gatehouse.administration.avatar.AvatarRemovals;
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

/** Removes the pictures of others. */
final class UserAvatarEndpoints {
  private static final int LONGEST_REASON = 500;
  private static final JsonShape REMOVAL =
      JsonShape.of().orTexts("reason").where("reason", JsonKind.TEXT.upTo(LONGEST_REASON));

  private final AvatarRemovals removals;

  UserAvatarEndpoints(AvatarRemovals removals) {
    this.removals = removals;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Picture of a user",
        Endpoint.delete("users/{id}/avatar", ADMIN, "Removes the user's picture; the user is told.")
            .reads(REMOVAL)
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW)
            .by(call -> Target.of(call, user -> remove(call, user))));
  }

  private ServerResponse remove(Call call, UserId user) {
    var reason = call.body().optionalText("reason").orElse("");
    return switch (removals.remove(call.actor(), user, reason)) {
      case AvatarRemoval.Removed() -> Done.ok("changed");
      case AvatarRemoval.Unchanged() -> Done.ok("unchanged");
      case AvatarRemoval.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case AvatarRemoval.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }
}
