package dev.gatehouse.spring.api.admin;

import static dev.gatehouse.spring.api.Audience.ADMIN;

import dev.gatehouse.deletion.UserDeletion;
import dev.gatehouse.deletion.UserDeletions;
import dev.gatehouse.deletion.UserRestoration;
import dev.gatehouse.spring.api.Call;
import dev.gatehouse.spring.api.Done;
import dev.gatehouse.spring.api.Endpoint;
import dev.gatehouse.spring.api.EndpointGroup;
import dev.gatehouse.spring.api.LeavingUser;
import dev.gatehouse.spring.api.json.JsonKind;
import dev.gatehouse.spring.api.json.JsonShape;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;

/** Deletes the accounts of others, and undoes deletions. */
final class UserDeletionEndpoints {
  private static final int LONGEST_REASON = 500;
  private static final JsonShape DELETION =
      JsonShape.of()
          .orTexts("reason")
          .orFlags("atOnce")
          .where("reason", JsonKind.TEXT.upTo(LONGEST_REASON));

  private final UserDeletions deletions;

  UserDeletionEndpoints(UserDeletions deletions) {
    this.deletions = deletions;
  }

  EndpointGroup group() {
    return EndpointGroup.of(
        "Deletion of a user",
        Endpoint.delete(
                "users/{id}",
                ADMIN,
                "Closes the account and deletes it when the grace period is over, or at once.")
            .reads(DELETION)
            .answers(HttpStatus.OK, LeavingUser.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW)
            .by(call -> Target.of(call, user -> delete(call, user))),
        Endpoint.post("users/{id}/restoration", ADMIN, "Undoes the deletion, whoever wanted it.")
            .answers(HttpStatus.OK, Done.class)
            .refuses(Problem.UNKNOWN_USER, Problem.RANK_TOO_LOW)
            .by(call -> Target.of(call, user -> restore(call, user))));
  }

  private ServerResponse delete(Call call, UserId user) {
    var reason = call.body().optionalText("reason").orElse("");
    var outcome =
        call.body().flag("atOnce")
            ? deletions.deleteAtOnce(call.actor(), user, reason)
            : deletions.delete(call.actor(), user, reason);
    return switch (outcome) {
      case UserDeletion.Scheduled(var dueAt) -> LeavingUser.scheduled(dueAt);
      case UserDeletion.Deleted() -> LeavingUser.deleted();
      case UserDeletion.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case UserDeletion.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }

  private ServerResponse restore(Call call, UserId user) {
    return switch (deletions.restore(call.actor(), user)) {
      case UserRestoration.Restored() -> Done.ok("changed");
      case UserRestoration.Unchanged() -> Done.ok("unchanged");
      case UserRestoration.UnknownUser() -> call.refused(Problem.UNKNOWN_USER);
      case UserRestoration.Forbidden() -> call.refused(Problem.RANK_TOO_LOW);
    };
  }
}
