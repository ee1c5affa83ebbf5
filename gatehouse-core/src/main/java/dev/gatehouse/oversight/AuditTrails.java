package dev.gatehouse.oversight;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.audit.AuditPage;
import dev.gatehouse.role.Roles;
import dev.gatehouse.user.Users;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Shows the audit trail to Owners and Admins, and to nobody else. */
public final class AuditTrails {
  private static final Duration BUSY = Duration.ofSeconds(10);

  private final Readers readers;
  private final Audit audit;

  // it takes as long as the trail is
  private final Semaphore oneAtATime = new Semaphore(1);

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

  /** Compares the trail with its seals, for one at a time on this node; as {@link Audit#verify}. */
  public AuditCheck verify(Actor actor) {
    if (!readers.mayRead(actor)) {
      return new AuditCheck.Forbidden();
    }
    if (!oneAtATime.tryAcquire()) {
      return new AuditCheck.Busy(BUSY);
    }
    try {
      return new AuditCheck.Checked(audit.verify());
    } finally {
      oneAtATime.release();
    }
  }
}
