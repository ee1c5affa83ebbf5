package dev.gatehouse.administration;

/** What an Owner or Admin may do, by kind of act. */
public final class Administration {
  private final RoleGrants grants;
  private final CustomRoles customRoles;
  private final Statuses statuses;

  /** Makes the service. */
  public Administration(Desk desk) {
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
