package dev.gatehouse.oversight;

import dev.gatehouse.audit.Audit;

/** What comes of asking how often something was done. */
public sealed interface AuditCounting {
  /** So often, day by day. */
  record Counted(Audit.DailyCounts counts) implements AuditCounting {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements AuditCounting {}
}
