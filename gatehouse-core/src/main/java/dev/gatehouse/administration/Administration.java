package dev.gatehouse.administration;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.passwordchange.Credentials;
import dev.gatehouse.role.Roles;

/** What an Owner or Admin may do, by kind of act. */
public final class Administration {
  private final RoleGrants grants;
  private final CustomRoles customRoles;
  private final Statuses statuses;
  private final UserSessions sessions;

  /** Makes the service. */
  public Administration(Foundation foundation, Credentials with, Roles roles) {
    var desk = new Desk(foundation, with, roles);
    grants = new RoleGrants(desk);
    customRoles = new CustomRoles(desk);
    statuses = new Statuses(desk);
    sessions = new UserSessions(desk);
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

  /** Shows and ends the sessions of users. */
  public UserSessions sessions() {
    return sessions;
  }
}
