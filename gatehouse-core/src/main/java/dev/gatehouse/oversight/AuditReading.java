package dev.gatehouse.oversight;

import dev.gatehouse.audit.AuditPage;

/** What comes of asking for a page of the audit trail. */
public sealed interface AuditReading {
  /** The page. */
  record Read(AuditPage page) implements AuditReading {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements AuditReading {}
}
