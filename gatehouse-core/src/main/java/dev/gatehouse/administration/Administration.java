package dev.gatehouse.administration;

import dev.gatehouse.passwordchange.PasswordChangeSettings;

/** What an Owner or Admin may do, by kind of act. */
public final class Administration {
  private final RoleGrants grants;
  private final CustomRoles customRoles;
  private final Statuses statuses;
  private final PasswordAssignments passwords;
  private final UserSessions sessions;

  /** Makes the service. */
  public Administration(Desk desk, PasswordChangeSettings settings) {
    passwords = new PasswordAssignments(desk, settings);
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

  /** Sets the passwords of users, where that is allowed. */
  public PasswordAssignments passwords() {
    return passwords;
  }

  /** Shows and ends the sessions of users. */
  public UserSessions sessions() {
    return sessions;
  }
}
