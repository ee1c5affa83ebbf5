package dev.gatehouse.oversight;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.audit.Audit;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.internal.Foundation;
import java.util.Map;
import java.util.Optional;

/** Notes in the trail what an administrator takes along, before the first row is read. */
public final class Exports {
  /** The most rows of one export. */
  public static final int MOST = 100_000;

  private final Foundation foundation;
  private final Audit audit;

  /** Makes the service. */
  public Exports(Foundation foundation, Audit audit) {
    this.foundation = foundation;
    this.audit = audit;
  }

  void note(Actor actor, String act, Map<String, String> details) {
    var user = Optional.of(actor.user().value());
    var event =
        new AuditEvent(
            foundation.now(), act, user, Optional.empty(), Optional.of(actor.client()), details);
    foundation
        .database()
        .write(transaction -> {
          audit.record(transaction, event);
          return true;
        });
  }
}
