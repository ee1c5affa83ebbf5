package dev.gatehouse.deletion;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.administration.Desk;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes the accounts of others, and undoes deletions.
 *
 * <p>An Owner acts on everybody else, an Admin on users who are neither Owner nor Admin, and nobody
 * on themselves; so an Owner always remains. Each act is audited, and the user is told by mail, but
 * gets no link to undo what an administrator has decided.
 */
public final class UserDeletions {
  private static final Desk.Refusals<UserDeletion> REFUSALS =
      new Desk.Refusals<>(new UserDeletion.UnknownUser(), new UserDeletion.Forbidden());
  private static final Desk.Refusals<UserRestoration> RESTORATION_REFUSALS =
      new Desk.Refusals<>(new UserRestoration.UnknownUser(), new UserRestoration.Forbidden());

  private final Desk desk;
  private final DeletionSettings settings;
  private final Departures departures;

  /** Makes the service. */
  public UserDeletions(Desk desk, DeletionSettings settings, Departures departures) {
    this.desk = desk;
    this.settings = settings;
    this.departures = departures;
  }

  /**
   * Closes the user's account and deletes it when the grace period is over; takes the place of the
   * user's own wish, whose link is void then. Said twice, it changes nothing.
   *
   * @param reason for the trail and the user; may be empty
   */
  public UserDeletion delete(Actor actor, UserId user, String reason) {
    return settings.grace().isZero()
        ? deleteAtOnce(actor, user, reason)
        : desk.onUser(actor, user, REFUSALS, request -> closed(request, reason));
  }

  /**
   * Deletes the user for good, now.
   *
   * @param reason for the trail and the user; may be empty
   */
  public UserDeletion deleteAtOnce(Actor actor, UserId user, String reason) {
    return desk.onUser(actor, user, REFUSALS, request -> erased(request, reason));
  }

  /** When the user is deleted for good; empty for one who is not to be deleted. */
  public Optional<Instant> dueAt(UserId user) {
    return scheduled(user).map(Scheduled::dueAt);
  }

  /**
   * A deletion that is to come.
   *
   * @param byUser whether the user has wanted it, and no administrator
   * @param requestedAt when it was asked for
   * @param dueAt when the user is deleted for good
   */
  public record Scheduled(boolean byUser, Instant requestedAt, Instant dueAt) {}

  /** The deletion of the user that is to come; empty for one who is not to be deleted. */
  public Optional<Scheduled> scheduled(UserId user) {
    return departures
        .scheduled(user)
        .map(row -> new Scheduled(row.byUser(), row.requestedAt(), row.dueAt()));
  }

  /**
   * Undoes the deletion, whoever wanted it; a user who was deactivated before, or has been since,
   * stays so.
   */
  public UserRestoration restore(Actor actor, UserId user) {
    return desk.onUser(actor, user, RESTORATION_REFUSALS, this::restored);
  }

  private UserDeletion closed(Desk.Request request, String reason) {
    var transaction = request.transaction();
    var dueAt = request.now().plus(settings.grace());
    var row = new DeletionRepository.Row(request.id(), false, request.now(), dueAt);
    if (!departures.close(transaction, row)) {
      return new UserDeletion.Scheduled(departures.dueAt(transaction, request.id()).orElseThrow());
    }
    conclude(request, "deletion-scheduled", Map.of("reason", reason, "due", dueAt.toString()));
    return new UserDeletion.Scheduled(dueAt);
  }

  private UserDeletion erased(Desk.Request request, String reason) {
    var event =
        new AuditEvent(
            request.now(),
            "user-deleted",
            Optional.of(request.actor().user().value()),
            Optional.of(request.id().value()),
            Optional.of(request.actor().client()),
            Map.of("reason", reason));
    departures.erase(request.transaction(), request.user(), event);
    return new UserDeletion.Deleted();
  }

  private UserRestoration restored(Desk.Request request) {
    if (!departures.reopen(request.transaction(), request.id(), request.now())) {
      return new UserRestoration.Unchanged();
    }
    conclude(request, "deletion-undone", Map.of());
    return new UserRestoration.Restored();
  }

  private void conclude(Desk.Request request, String act, Map<String, String> details) {
    desk.conclude(
        request.transaction(),
        new Desk.Act(request.now(), act, request.actor(), request.user(), details));
  }
}
