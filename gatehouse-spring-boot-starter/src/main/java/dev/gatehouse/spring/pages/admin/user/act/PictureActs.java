package dev.gatehouse.spring.pages.admin.user.act;

import dev.gatehouse.administration.avatar.AvatarRemoval;
import dev.gatehouse.spring.pages.admin.Done;
import dev.gatehouse.spring.pages.admin.Office;
import dev.gatehouse.spring.web.Problem;
import dev.gatehouse.user.UserId;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Removes the picture of the user. */
public record PictureActs(Office office) {
  /** Removes it. */
  public ServerResponse remove(ServerRequest request) {
    return Reasons.onUser(office, request, (user, reason) -> remove(user, reason, request));
  }

  private ServerResponse remove(UserId user, String reason, ServerRequest request) {
    var removals = office.gatehouse().avatarRemovals();
    return switch (removals.remove(office.actor(request), user, reason)) {
      case AvatarRemoval.Removed() -> office.done(Done.PICTURE_REMOVED, Office.of(user), request);
      case AvatarRemoval.Unchanged() -> office.done(Done.UNCHANGED, Office.of(user), request);
      case AvatarRemoval.UnknownUser() -> office.refuse(Problem.UNKNOWN_USER);
      case AvatarRemoval.Forbidden() -> office.refuse(Problem.RANK_TOO_LOW);
    };
  }
}
