package dev.gatehouse.oversight;

import dev.gatehouse.audit.AuditVerdict;
import java.time.Duration;

/** What comes of asking whether the audit trail is whole. */
public sealed interface AuditCheck {
  /** It was compared with its seals. */
  record Checked(AuditVerdict verdict) implements AuditCheck {}

  /** Another comparison is under way on this node; try again after that time. */
  record Busy(Duration retryAfter) implements AuditCheck {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements AuditCheck {}
}
