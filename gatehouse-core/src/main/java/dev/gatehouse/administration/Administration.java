package dev.gatehouse.administration;

import dev.gatehouse.audit.Audit;
import dev.gatehouse.events.Events;
import dev.gatehouse.internal.Foundation;
import dev.gatehouse.outbox.Outbox;
import dev.gatehouse.role.Roles;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.user.Users;

/** What an Owner or Admin may do, by kind of act. */
public final class Administration {
  private final RoleGrants grants;
  private final CustomRoles customRoles;
  private final Statuses statuses;

  /** The services that administrative acts need. */
  public record Collaborators(
      Users users, Roles roles, Sessions sessions, Outbox outbox, Audit audit, Events events) {}

  /** Makes the service. */
  public Administration(Foundation foundation, Collaborators with) {
    var desk =
        new Desk(
            foundation,
            with.users,
            with.roles,
            with.sessions,
            with.outbox,
            with.audit,
            with.events);
    grants = new RoleGrants(desk);
    customRoles = new CustomRoles(desk);
    statuses = new Statuses(desk);
  }

  /** Gives roles to users and takes them away. */
  public RoleGrants grants() {
    return grants;
  }

  /** Creates, renames and deletes roles. */
  public CustomRoles customRoles() {
    return customRoles;
  }

  /** Deactivates, reactivates, confirms and unconfirms users. */
  public Statuses statuses() {
    return statuses;
  }
}
