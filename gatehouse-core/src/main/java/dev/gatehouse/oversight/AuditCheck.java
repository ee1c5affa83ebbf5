package dev.gatehouse.oversight;

import dev.gatehouse.audit.AuditVerdict;

/** What comes of asking whether the audit trail is whole. */
public sealed interface AuditCheck {
  /** It was compared with its seals. */
  record Checked(AuditVerdict verdict) implements AuditCheck {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements AuditCheck {}
}
