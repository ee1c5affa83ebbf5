package dev.gatehouse.oversight;

import dev.gatehouse.audit.DailyCounts;

/** What comes of asking how often something was done. */
public sealed interface AuditCounting {
  /** So often, day by day. */
  record Counted(DailyCounts counts) implements AuditCounting {}

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements AuditCounting {}
}
