package dev.gatehouse.audit;

import dev.gatehouse.internal.Foundation;
import dev.gatehouse.internal.sql.Transaction;
import java.util.List;
import java.util.UUID;

/** The audit trail: every sensitive act, written in the act's own transaction and never changed. */
public final class Audit {
  private final AuditRepository events;
  private final Foundation foundation;

  /** Makes the service. */
  public Audit(Foundation foundation) {
    this.events = new AuditRepository(foundation.database());
    this.foundation = foundation;
  }

  /** Writes the event; it is kept if, and only if, the act is. */
  public void record(Transaction transaction, AuditEvent event) {
    events.insert(transaction, foundation.newId(event.at()), event);
  }

  /** The latest events that were done by or to the user, the newest first. */
  public List<AuditEvent> about(UUID user, int most) {
    return events.about(user, most);
  }
}
