package dev.gatehouse.administration;

import dev.gatehouse.administration.event.UserConfirmationChanged;
import dev.gatehouse.administration.event.UserStatusChanged;
import dev.gatehouse.role.Role;
import dev.gatehouse.user.User;
import dev.gatehouse.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Deactivates and reactivates users, and declares their addresses confirmed or not.
 *
 * <p>An Owner acts on everybody else, an Admin on users who are neither Owner nor Admin, and nobody
 * on themselves. The last active Owner cannot be deactivated. Each act is audited, and the user is
 * told by mail.
 */
public final class Statuses {
  private static final Desk.Refusals<StatusChange> REFUSALS =
      new Desk.Refusals<>(new StatusChange.UnknownUser(), new StatusChange.Forbidden());

  /** How long a deactivation with an end may last: five years. */
  public static final Duration LONGEST = Duration.ofDays(5 * 365 + 1);

  private final Desk desk;

  Statuses(Desk desk) {
    this.desk = desk;
  }

  /**
   * Deactivates the user for good: every session ends with the next request, on every node, and
   * every mailed link is void. A deactivation that had an end has none any more.
   *
   * @param reason for the trail and the user; may be empty, and then one that was given before
   *     stays
   */
  public StatusChange deactivate(Actor actor, UserId user, String reason) {
    return change(actor, user, request -> deactivated(request, reason, Optional.empty()));
  }

  /**
   * The same until an end, from which on the user may sign in again by itself, unless the user is
   * to be deleted. A deactivation that was for good, or had another end, has this one.
   *
   * @param until to the millisecond; in the future, and at most {@link #LONGEST} from now
   */
  public StatusChange deactivate(Actor actor, UserId user, String reason, Instant until) {
    return change(
        actor,
        user,
        request ->
            until.isAfter(request.now()) && !until.isAfter(request.now().plus(LONGEST))
                ? deactivated(request, reason, Optional.of(until.truncatedTo(ChronoUnit.MILLIS)))
                : new StatusChange.EndOutOfRange());
  }

  /** Lets the user sign in again; what ended before stays ended. */
  public StatusChange reactivate(Actor actor, UserId user) {
    return change(actor, user, this::reactivated);
  }

  /** Declares the user's address confirmed. */
  public StatusChange confirm(Actor actor, UserId user) {
    return change(actor, user, this::confirmed);
  }

  /** Declares the user's address unconfirmed. */
  public StatusChange unconfirm(Actor actor, UserId user) {
    return change(actor, user, this::unconfirmed);
  }

  /** Declares the opposite of what holds now. */
  public StatusChange toggleConfirmation(Actor actor, UserId user) {
    return change(
        actor,
        user,
        request -> request.user().confirmed() ? unconfirmed(request) : confirmed(request));
  }

  private StatusChange change(Actor actor, UserId user, Function<Desk.Request, StatusChange> act) {
    return desk.onUser(
        actor,
        user,
        REFUSALS,
        request -> {
          // or the end of a deactivation that comes at this moment would be missed
          desk.users().lock(request.transaction(), request.id());
          return act.apply(request);
        });
  }

  private StatusChange deactivated(Desk.Request request, String reason, Optional<Instant> until) {
    var transaction = request.transaction();
    var owner = desk.rolesOf(transaction, request.id()).contains(Role.OWNER);
    if (owner && !desk.roles().ownerRemainsWithout(transaction, request.id())) {
      return new StatusChange.LastOwner();
    }
    var deactivation = new User.Deactivation(request.now(), reason, until);
    if (!desk.users().deactivate(transaction, request.id(), deactivation)) {
      return amended(request, deactivation);
    }
    desk.sessions().endAll(transaction, request.id());
    desk.events()
        .publish(transaction, new UserStatusChanged(request.id().value(), request.now(), false));
    return concluded(request, "deactivated", deactivation);
  }

  private StatusChange amended(Desk.Request request, User.Deactivation deactivation) {
    return desk.users()
        .amendDeactivation(request.transaction(), request.id(), deactivation)
        .map(reason -> new User.Deactivation(deactivation.at(), reason, deactivation.until()))
        .map(holding -> concluded(request, "deactivation-changed", holding))
        .orElseGet(StatusChange.Unchanged::new);
  }

  private StatusChange concluded(Desk.Request request, String act, User.Deactivation as) {
    var details = new HashMap<>(Map.of("reason", as.reason()));
    as.until().ifPresent(until -> details.put("until", until.toString()));
    desk.conclude(
        request.transaction(),
        new Desk.Act(request.now(), act, request.actor(), request.user(), details),
        as.until().isPresent() ? "deactivated-until" : "deactivated");
    return new StatusChange.Changed();
  }

  private StatusChange reactivated(Desk.Request request) {
    if (!desk.users().reactivate(request.transaction(), request.id())) {
      return new StatusChange.Unchanged();
    }
    desk.events()
        .publish(
            request.transaction(),
            new UserStatusChanged(request.id().value(), request.now(), true));
    return concluded(request, "reactivated", Map.of());
  }

  private StatusChange confirmed(Desk.Request request) {
    if (!desk.users().confirm(request.transaction(), request.id(), request.now())) {
      return new StatusChange.Unchanged();
    }
    publishConfirmation(request, true);
    return concluded(request, "confirmed-by-admin", Map.of());
  }

  private StatusChange unconfirmed(Desk.Request request) {
    if (!desk.users().unconfirm(request.transaction(), request.id())) {
      return new StatusChange.Unchanged();
    }
    publishConfirmation(request, false);
    return concluded(request, "unconfirmed-by-admin", Map.of());
  }

  private void publishConfirmation(Desk.Request request, boolean confirmed) {
    var event = new UserConfirmationChanged(request.id().value(), request.now(), confirmed);
    desk.events().publish(request.transaction(), event);
  }

  private StatusChange concluded(Desk.Request request, String act, Map<String, String> details) {
    desk.conclude(
        request.transaction(),
        new Desk.Act(request.now(), act, request.actor(), request.user(), details));
    return new StatusChange.Changed();
  }
}
