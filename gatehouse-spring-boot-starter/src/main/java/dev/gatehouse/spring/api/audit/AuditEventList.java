package dev.gatehouse.spring.api.audit;

import dev.gatehouse.audit.AuditEntry;
import dev.gatehouse.audit.AuditPage;
import dev.gatehouse.client.Client;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A page of the audit trail as JSON.
 *
 * @param items the events, the newest first
 * @param next what to send as {@code after} for the next page
 */
record AuditEventList(List<AuditEventEntry> items, Optional<String> next) {
  static AuditEventList of(AuditPage page) {
    return new AuditEventList(
        page.entries().stream().map(AuditEventEntry::of).toList(),
        page.next().map(AuditPage.Cursor::text));
  }

  /** One event as JSON. */
  record AuditEventEntry(
      UUID id,
      Instant at,
      String act,
      Optional<UUID> actor,
      Optional<UUID> target,
      Optional<ClientEntry> client,
      SortedMap<String, String> details,
      boolean sealed) {
    static AuditEventEntry of(AuditEntry entry) {
      var event = entry.event();
      return new AuditEventEntry(
          entry.id(),
          event.at(),
          event.act(),
          event.actor(),
          event.target(),
          event.client().map(ClientEntry::of),
          new TreeMap<>(event.details()),
          entry.sealed());
    }
  }

  /** Where something was done from, as JSON. */
  record ClientEntry(String address, String userAgent) {
    static ClientEntry of(Client client) {
      return new ClientEntry(client.address().text(), client.userAgent());
    }
  }
}
