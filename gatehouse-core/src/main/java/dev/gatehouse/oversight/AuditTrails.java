package dev.gatehouse.oversight;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.audit.AuditPage;
import dev.gatehouse.role.Roles;
import dev.gatehouse.user.Users;
import java.util.Optional;

/** Shows the audit trail to Owners and Admins, and to nobody else. */
public final class AuditTrails {
  private final Readers readers;
  private final Audit audit;

  /** Makes the service. */
  public AuditTrails(Users users, Roles roles, Audit audit) {
    this.readers = new Readers(users, roles);
    this.audit = audit;
  }

  /** The events that meet the filter, the newest first; as {@link Audit#page}. */
  public AuditReading page(
      Actor actor, AuditFilter filter, Optional<AuditPage.Cursor> after, int most) {
    return readers.mayRead(actor)
        ? new AuditReading.Read(audit.page(filter, after, most))
        : new AuditReading.Forbidden();
  }

  /** Compares the trail with its seals; as {@link Audit#verify}. */
  public AuditCheck verify(Actor actor) {
    return readers.mayRead(actor)
        ? new AuditCheck.Checked(audit.verify())
        : new AuditCheck.Forbidden();
  }
}
