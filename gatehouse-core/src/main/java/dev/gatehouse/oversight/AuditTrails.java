package dev.gatehouse.oversight;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.audit.AuditPage;
import dev.gatehouse.role.Role;
import dev.gatehouse.role.Roles;
import dev.gatehouse.user.User;
import dev.gatehouse.user.Users;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/** Shows the audit trail to Owners and Admins, and to nobody else. */
public final class AuditTrails {
  private static final Set<Role> READERS = Set.of(Role.OWNER, Role.ADMIN);

  private final Users users;
  private final Roles roles;
  private final Audit audit;

  /** Makes the service. */
  public AuditTrails(Users users, Roles roles, Audit audit) {
    this.users = users;
    this.roles = roles;
    this.audit = audit;
  }

  /** The events that meet the filter, the newest first; as {@link Audit#page}. */
  public AuditReading page(
      Actor actor, AuditFilter filter, Optional<AuditPage.Cursor> after, int most) {
    return mayRead(actor)
        ? new AuditReading.Read(audit.page(filter, after, most))
        : new AuditReading.Forbidden();
  }

  /** Compares the trail with its seals; as {@link Audit#verify}. */
  public AuditCheck verify(Actor actor) {
    return mayRead(actor) ? new AuditCheck.Checked(audit.verify()) : new AuditCheck.Forbidden();
  }

  private boolean mayRead(Actor actor) {
    return users.get(actor.user()).filter(User::active).isPresent()
        && !Collections.disjoint(roles.of(actor.user()), READERS);
  }
}
