package dev.gatehouse.oversight;

import dev.gatehouse.audit.DailyCount;
import java.util.List;

/** What comes of asking how often something was done. */
public sealed interface AuditCounting {
  /** So often, day by day. */
  record Counted(List<DailyCount> counts) implements AuditCounting {
    /** Keeps its own copy of the counts. */
    public Counted {
      counts = List.copyOf(counts);
    }
  }

  /** The actor is no active Owner or Admin. */
  record Forbidden() implements AuditCounting {}
}
