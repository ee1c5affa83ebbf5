package dev.gatehouse.oversight;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEntry;
import dev.gatehouse.audit.AuditFilter;
import dev.gatehouse.audit.AuditPage;
import dev.gatehouse.role.Roles;
import dev.gatehouse.user.Users;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Shows the audit trail to Owners and Admins, and to nobody else. */
public final class AuditTrails {
  private static final Duration BUSY = Duration.ofSeconds(10);

  private final Readers readers;
  private final Audit audit;
  private final Exports exports;

  // it takes as long as the trail is
  private final Semaphore oneAtATime = new Semaphore(1);

  /** Makes the service. */
  public AuditTrails(Users users, Roles roles, Audit audit, Exports exports) {
    this.readers = new Readers(users, roles);
    this.audit = audit;
    this.exports = exports;
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

  /** How often each of the acts was done on the last days; as {@link Audit#daily}. */
  public AuditCounting daily(Actor actor, Set<String> acts, int days) {
    return readers.mayRead(actor)
        ? new AuditCounting.Counted(audit.daily(acts, days))
        : new AuditCounting.Forbidden();
  }

  /** The newest events that meet the filter, to take along; that is itself an event. */
  public Export<AuditEntry> export(Actor actor, AuditFilter filter) {
    if (!readers.mayRead(actor)) {
      return new Export.Forbidden<>();
    }
    exports.note(actor, "audit-exported", described(filter));
    return new Export.Granted<>(all(filter).limit(Exports.MOST));
  }

  private Stream<AuditEntry> all(AuditFilter filter) {
    return Stream.iterate(
            Optional.of(audit.page(filter, Optional.empty(), Audit.LONGEST_PAGE)),
            Optional::isPresent,
            page -> page.flatMap(known -> next(filter, known)))
        .flatMap(Optional::stream)
        .flatMap(page -> page.entries().stream());
  }

  private Optional<AuditPage> next(AuditFilter filter, AuditPage page) {
    return page.next().map(cursor -> audit.page(filter, Optional.of(cursor), Audit.LONGEST_PAGE));
  }

  private static Map<String, String> described(AuditFilter filter) {
    var details = new HashMap<String, String>();
    filter.act().ifPresent(act -> details.put("act", act));
    filter.actor().ifPresent(actor -> details.put("actor", actor.toString()));
    filter.target().ifPresent(target -> details.put("target", target.toString()));
    filter.client().ifPresent(client -> details.put("client", client.text()));
    filter.from().ifPresent(from -> details.put("from", from.toString()));
    filter.before().ifPresent(before -> details.put("before", before.toString()));
    return details;
  }
}
