package dev.gatehouse.audit;

import java.util.UUID;

/**
 * One event of the trail, as it is listed.
 *
 * @param id orders the entries by their time, and is never given twice
 * @param event what was done
 * @param sealed whether a seal covers it, so that a change of it would be noticed
 */
public record AuditEntry(UUID id, AuditEvent event, boolean sealed) {}
