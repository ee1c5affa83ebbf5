package dev.gatehouse.administration;

import dev.gatehouse.administration.event.UserRolesChanged;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.user.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives roles to users and takes them away.
 *
 * <p>An Owner acts on everybody else, an Admin on users who are neither Owner nor Admin, and nobody
 * on themselves. Owner and Admin are given and taken by an Owner alone. A change ends the user's
 * sessions, so that the next one has the new roles; it is audited, and the user is told by mail.
 */
public final class RoleGrants {
  private static final Desk.Refusals<RoleChange> REFUSALS =
      new Desk.Refusals<>(new RoleChange.UnknownUser(), new RoleChange.Forbidden());

  /** What everybody is left with. */
  private static final Set<Role> LEAST = Set.of(Role.USER);

  private final Desk desk;

  /** What came of giving the default role to those who have none. */
  public sealed interface ToRoleless {
    /** So many had none. */
    record Granted(int count) implements ToRoleless {}

    /** The actor is no active Owner. */
    record Forbidden() implements ToRoleless {}
  }

  RoleGrants(Desk desk) {
    this.desk = desk;
  }

  /** Grants a role other than Owner. */
  public RoleChange grant(Actor actor, UserId user, Role role) {
    if (role.equals(Role.OWNER)) {
      return new RoleChange.Forbidden();
    }
    return change(actor, user, request -> granted(request, role));
  }

  /** Makes the user an Owner beside the others; for Owners alone, and never by accident. */
  public RoleChange grantOwnership(Actor actor, UserId user) {
    return change(actor, user, request -> granted(request, Role.OWNER));
  }

  /** Makes the user an Admin. */
  public RoleChange promote(Actor actor, UserId user) {
    return grant(actor, user, Role.ADMIN);
  }

  /** Takes one role away; a user who would have none is left with the default role. */
  public RoleChange revoke(Actor actor, UserId user, Role role) {
    return change(actor, user, request -> revoked(request, role));
  }

  /** Takes Owner and Admin away and leaves the user with the default role at least. */
  public RoleChange demote(Actor actor, UserId user) {
    return change(actor, user, this::demoted);
  }

  /**
   * Gives every active user who has no role the default one, as after a migration of users from
   * elsewhere, and says how many there were.
   *
   * @param makeFirstOwner whether the oldest of them becomes Owner, when nobody has ever been
   */
  public int grantToRoleless(boolean makeFirstOwner) {
    var now = desk.foundation().now();
    return desk.foundation()
        .database()
        .write(transaction -> desk.roles().grantToRoleless(transaction, makeFirstOwner, now));
  }

  /**
   * The same, asked for by an Owner: everybody without a role becomes a User, and it is audited.
   */
  public ToRoleless grantToRoleless(Actor actor) {
    var now = desk.foundation().now();
    return desk.foundation()
        .database()
        .write(transaction -> {
          roles().lockRanks(transaction);
          if (!desk.isOwner(transaction, actor)) {
            return new ToRoleless.Forbidden();
          }
          int count = roles().grantToRoleless(transaction, false, now);
          if (count > 0) {
            desk.audit().record(transaction, toRoleless(actor, count, now));
          }
          return new ToRoleless.Granted(count);
        });
  }

  private static AuditEvent toRoleless(Actor actor, int count, Instant now) {
    var user = Optional.of(actor.user().value());
    var details = Map.of("count", Integer.toString(count));
    return new AuditEvent(
        now, "default-role-granted", user, Optional.empty(), Optional.of(actor.client()), details);
  }

  private RoleChange change(Actor actor, UserId user, Function<Desk.Request, RoleChange> act) {
    return desk.onUser(actor, user, REFUSALS, act);
  }

  private RoleChange granted(Desk.Request request, Role role) {
    if (!desk.mayGive(request.transaction(), request.actor(), role)) {
      return new RoleChange.Forbidden();
    }
    if (!roles().exists(request.transaction(), role)) {
      return new RoleChange.UnknownRole();
    }
    var before = roles().of(request.transaction(), request.id());
    return roles().grant(request.transaction(), request.id(), role, request.now())
        ? concluded(request, before)
        : new RoleChange.Unchanged();
  }

  private RoleChange revoked(Desk.Request request, Role role) {
    if (!desk.mayGive(request.transaction(), request.actor(), role)) {
      return new RoleChange.Forbidden();
    }
    var before = roles().of(request.transaction(), request.id());
    if (!before.contains(role) || before.equals(LEAST)) {
      return new RoleChange.Unchanged();
    }
    if (role.equals(Role.OWNER) && wouldLeaveNoOwner(request)) {
      return new RoleChange.LastOwner();
    }
    return roles().revoke(request.transaction(), request.id(), role, request.now())
        ? concluded(request, before)
        : new RoleChange.Unchanged();
  }

  private RoleChange demoted(Desk.Request request) {
    if (!desk.isOwner(request.transaction(), request.actor())) {
      return new RoleChange.Forbidden();
    }
    var before = roles().of(request.transaction(), request.id());
    if (before.contains(Role.OWNER) && wouldLeaveNoOwner(request)) {
      return new RoleChange.LastOwner();
    }
    var changed = false;
    for (var role : new Role[] {Role.OWNER, Role.ADMIN}) {
      changed |=
          before.contains(role)
              && roles().revoke(request.transaction(), request.id(), role, request.now());
    }
    return changed ? concluded(request, before) : new RoleChange.Unchanged();
  }

  private boolean wouldLeaveNoOwner(Desk.Request request) {
    return !roles().ownerRemainsWithout(request.transaction(), request.id());
  }

  private RoleChange concluded(Desk.Request request, SortedSet<Role> before) {
    var after = roles().of(request.transaction(), request.id());
    desk.sessions().endAll(request.transaction(), request.id());
    desk.conclude(
        request.transaction(),
        new Desk.Act(
            request.now(),
            "roles-changed",
            request.actor(),
            request.user(),
            Map.of("before", names(before), "after", names(after))));
    desk.events()
        .publish(request.transaction(), new UserRolesChanged(request.id().value(), request.now()));
    return new RoleChange.Changed(new TreeSet<>(after));
  }

  private Roles roles() {
    return desk.roles();
  }

  private static String names(SortedSet<Role> roles) {
    return roles.stream().map(Role::name).collect(Collectors.joining(", "));
  }
}
