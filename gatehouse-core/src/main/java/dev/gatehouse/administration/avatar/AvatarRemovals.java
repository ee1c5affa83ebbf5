package dev.gatehouse.administration.avatar;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.avatar.Avatars;
import dev.gatehouse.user.UserId;
import java.util.Map;

/**
 * Removes the pictures of others.
 *
 * <p>An Owner acts on everybody else, an Admin on users who are neither Owner nor Admin, and nobody
 * on themselves: the own picture is {@link Avatars}' affair. An upload that is being made into a
 * picture is removed as well. It is audited, and the user is told by mail; the user may upload
 * another.
 */
public final class AvatarRemovals {
  private static final Desk.Refusals<AvatarRemoval> REFUSALS =
      new Desk.Refusals<>(new AvatarRemoval.UnknownUser(), new AvatarRemoval.Forbidden());

  private final Desk desk;
  private final Avatars avatars;

  /** Makes the service. */
  public AvatarRemovals(Desk desk, Avatars avatars) {
    this.desk = desk;
    this.avatars = avatars;
  }

  /**
   * Removes the user's picture.
   *
   * @param reason for the trail and the user; may be empty
   */
  public AvatarRemoval remove(Actor actor, UserId user, String reason) {
    return desk.onUser(actor, user, REFUSALS, request -> removed(request, reason));
  }

  private AvatarRemoval removed(Desk.Request request, String reason) {
    if (!avatars.remove(request.transaction(), request.id(), request.now())) {
      return new AvatarRemoval.Unchanged();
    }
    desk.conclude(
        request.transaction(),
        new Desk.Act(
            request.now(),
            "avatar-removed-by-admin",
            request.actor(),
            request.user(),
            Map.of("reason", reason)));
    return new AvatarRemoval.Removed();
  }
}
